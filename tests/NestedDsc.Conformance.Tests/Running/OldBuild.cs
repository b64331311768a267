using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.Conformance.Tests.Schema;
using NestedDsc.TestSupport;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>Makes of a host the same host with an older Windows: by the facts, its schema lacks what was not there yet.</summary>
internal static class OldBuild
{
    /// <summary>Sets the build of a host, and takes from its classes what that build lacks.</summary>
    public static TemporaryHost Of(TemporaryHost host, int build) => host.Edit(root =>
    {
        foreach ((string ns, JsonNode? classes) in root["namespaces"]!.AsObject())
        {
            if (SchemaFacts.Known.Find(ns) is { } known)
            {
                Reduce(known, classes!.AsObject(), build);
            }
        }

        Windows(root)["BuildNumber"] = $"{build}";
    });

    /// <summary>The build of a host.</summary>
    public static int Read(TemporaryHost host) => int.Parse((string)Windows(JsonNode.Parse(host.Text)!.AsObject())["BuildNumber"]!);

    private static JsonObject Windows(JsonObject root) => root["namespaces"]!.AsObject()
        .First(static n => string.Equals(n.Key, CimNamespaces.Cimv2, StringComparison.OrdinalIgnoreCase))
        .Value!["Win32_OperatingSystem"]!["instances"]![0]!.AsObject();

    private static void Reduce(NamespaceFacts known, JsonObject classes, int build)
    {
        foreach ((string className, JsonNode? declaration) in classes.ToArray())
        {
            if (known.Classes.GetValueOrDefault(className) is { } fact && !fact.Builds.Has(build))
            {
                classes.Remove(className);
                continue;
            }

            foreach (JsonObject part in Parts(declaration!.AsObject()))
            {
                foreach (string property in part.Select(static p => p.Key).Where(p => known.Property(className, p)?.Builds.Has(build) == false).ToArray())
                {
                    part.Remove(property);
                }
            }
        }
    }

    private static IEnumerable<JsonObject> Parts(JsonObject declaration) =>
        [.. new[] { declaration["properties"] }.Concat(declaration["instances"]?.AsArray() ?? []).OfType<JsonObject>()];
}
