using System.Text.Json.Nodes;
using NestedDsc.Protocol;

namespace NestedDsc.TestSupport.Manifests;

/// <summary>What the manifest of every resource must be like for the engine to take it: one bad property, and the resource is not there.</summary>
public static class ManifestRules
{
    private static readonly string[] TopLevel =
    [
        "$schema", "type", "version", "condition", "deprecationMessage", "kind", "description", "tags", "get", "set", "test",
        "delete", "export", "resolve", "validate", "adapter", "exitCodes", "schema", "metadata",
    ];

    /// <summary>Asserts all of them.</summary>
    /// <param name="manifest">The manifest that the program prints.</param>
    /// <param name="type">The resource's type.</param>
    /// <param name="program">The assembly name of the program.</param>
    /// <param name="schema">The resource's schema.</param>
    public static void Hold(JsonObject manifest, string type, string program, string schema)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        Assert.Subset(TopLevel.ToHashSet(), manifest.Select(static p => p.Key).ToHashSet());
        Assert.Equal(type, (string?)manifest["type"]);
        Assert.Matches(@"^\w+(\.\w+){0,2}\/\w+$", (string)manifest["type"]!);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", (string)manifest["version"]!);
        Assert.All(manifest["tags"]!.AsArray(), static tag => Assert.Matches(@"^\w+$", (string)tag!));
        Assert.DoesNotContain('.', program);
        Assert.All(["get", "set", "test", "export"], method => HoldsForMethod(manifest[method]!, method, program));
        HoldsForSet(manifest);
        Assert.Equal(
            Enum.GetValues<ExitCode>().Select(static code => ((int)code).ToString(provider: null)),
            manifest["exitCodes"]!.AsObject().Where(static c => !string.IsNullOrEmpty((string?)c.Value)).Select(static c => c.Key));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(schema), manifest["schema"]!["embedded"]));
    }

    private static void HoldsForMethod(JsonNode method, string name, string program)
    {
        Assert.Equal(program, (string?)method["executable"]);
        Assert.Equal("stdin", (string?)method["input"]);
        Assert.Equal(name, (string?)method["args"]![0]);
    }

    private static void HoldsForSet(JsonObject manifest)
    {
        JsonNode set = manifest["set"]!;
        Assert.Equal("""["set",{"whatIfArg":"--what-if"}]""", JsonTexts.Compact(set["args"]));
        Assert.Equal(("stateAndDiff", "stateAndDiff"), ((string?)set["return"], (string?)set["whatIfReturns"]));
        Assert.Equal("stateAndDiff", (string?)manifest["test"]!["return"]);
        Assert.True((bool?)set["implementsPretest"]);
        Assert.Null(manifest["delete"]);
        Assert.Null(manifest["validate"]);
        Assert.Null(manifest["whatIf"]);
    }
}
