using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Schemas;

/// <summary>Generates instances as the resource takes them.</summary>
internal static class Instances
{
    private static readonly InstanceGenerator Generator = new(
        Schema.Text,
        new Dictionary<string, Gen<string>>(StringComparer.Ordinal)
        {
            ["/vmName"] = InstanceValues.HostileText(1, 100),
            ["/vmId"] = InstanceValues.Identifier,
            ["/checkpoint/name"] = InstanceValues.NewName(100),
        },
        "/checkpoint/name",
        "/checkpoints/*/name");

    /// <summary>Instances that the resource takes.</summary>
    public static Gen<JsonObject> Valid => Generator.Valid.Select(static instance =>
    {
        instance.Remove("_exist");
        if (!instance.ContainsKey("vmId") && !instance.ContainsKey("vmName"))
        {
            instance["vmName"] = "x";
        }

        return instance;
    });

    /// <summary>Instances with changes, most of which make them unfit.</summary>
    public static Gen<JsonObject> Mutated => Generator.Mutate(Valid);
}
