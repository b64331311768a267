using System.Management.Automation;
using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Mof;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.MachineConfiguration.Tests.Packages;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.PowerShell;

/// <summary>From the desired state through MOF and class to the input of the executable, nothing changes.</summary>
[Collection("Simulated host in the environment")]
public sealed class HostileValueTests : IDisposable
{
    private readonly WrapperModule _module = new();

    public static TheoryData<string> Values =>
    [
        "plain",
        "it's \"quoted\"",
        @"back\slash\\twice\",
        "$(Get-Process) $env:PATH `n `$x ${a}",
        "a;b&c|d>e<f %PATH% !x!",
        "\"; }; instance of MSFT_Evil { };",
        "two\r\nlines\tand a tab",
        "Zürich – 日本 \U0001F600",
        "2024-01-01T00:00:00Z",
        "{\"json\":true}",
        "[NestedVirtualization]x;VmName",
        "true",
        "-x --help",
        "\u0001\u007f\u0085\u2028\ufeff",
        "\\u0041 \\x0041",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_reach_the_executable_unchanged(string value)
    {
        string seen = Path.Combine(_module.Folder, "seen.json");
        _module.Replace("nestedvirtualization", $$"""
            cat > '{{seen}}'
            echo '{"vmName":"x","_inDesiredState":true,"reasons":[]}'
            """);
        var desired = new JsonObject
        {
            ["vmName"] = value,
            ["exposeVirtualizationExtensions"] = false,
            ["processorCount"] = 4,
            ["checkpoint"] = new JsonObject { ["name"] = value.Trim() is { } t && t.All(static c => !char.IsControl(c)) ? t : "c", ["restoreOnFailure"] = true },
        };
        PackageInstance instance = InstanceReader.Read("NestedDsc/NestedVirtualization", Packing.Parse(JsonTexts.Compact(desired)));
        string mof = ConfigurationMof.Write(new PackageRequest("lab", "1.0.0", PackageType.Audit, 15, [instance]));

        Assert.True(_module.Test(FromMof(MofReader.Read(mof)[0])));

        string input = File.ReadAllText(seen);
        Assert.All(input, static c => Assert.True(c is >= ' ' and <= '~'));
        Assert.True(JsonNode.DeepEquals(desired, JsonNode.Parse(input)), input);
    }

    public void Dispose() => _module.Dispose();

    // As the agent does it: properties of the instance become those of a new object of the class.
    private PSObject FromMof(MofInstance instance)
    {
        ResourceClass type = ResourceClasses.ForName(instance.ClassName)!;
        return _module.Create(type.Name, [.. instance.Properties
            .Where(p => type.Find(p.Key) is not null || p.Key is ResourceClass.InstanceName or ResourceClass.EscapedProperties)
            .Select(static p => (p.Key, Value(p.Value!)))]);
    }

    private static object Value(JsonNode value) => value switch
    {
        JsonArray items => items.Select(static item => (string)item!).ToArray(),
        JsonValue v when v.TryGetValue(out string? text) => text,
        JsonValue v when v.TryGetValue(out bool flag) => flag,
        _ => (int)(long)value,
    };
}
