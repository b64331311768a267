using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.GuestHyperVRole.Tests.Schemas;

/// <summary>Generates instances as the resource takes them.</summary>
internal static class Instances
{
    private static readonly InstanceGenerator Generator = new(
        Schema.Text,
        new Dictionary<string, Gen<string>>(StringComparer.Ordinal) { ["/sourcePaths/*"] = InstanceValues.HostileText(1, 1024) },
        "/nestedVMs/total",
        "/nestedVMs/running",
        "/features/*/name",
        "/features/*/state");

    /// <summary>Instances that the resource takes.</summary>
    public static Gen<JsonObject> Valid => Generator.Valid;

    /// <summary>Instances with changes, most of which make them unfit.</summary>
    public static Gen<JsonObject> Mutated => Generator.Mutated;
}
