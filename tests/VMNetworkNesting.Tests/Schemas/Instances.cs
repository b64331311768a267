using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.TestSupport.Schemas;
using NestedDsc.VMNetworkNesting.Adapters.Settings;

namespace NestedDsc.VMNetworkNesting.Tests.Schemas;

/// <summary>Generates instances of each of the four shapes that the resource knows.</summary>
internal static class Instances
{
    private static readonly string[] OfAdapters = ["vmName", "vmId", "adapterName", .. AdapterSettings.All.Select(static s => s.Name), "adapters"];

    private static readonly string[] OfExternal = ["netAdapterName", "netAdapterNames", "netAdapterDescription", "allowManagementOS"];

    private static readonly string[] OfNat = ["natPrefix", "natGateway"];

    private static readonly string[] OfSwitches =
        ["switchName", "switchType", .. OfExternal, .. OfNat, "whenConnected", "switchId", "connectedAdapters", "managementAdapters", "teamMembers", "hostAddresses"];

    private static readonly string[] Types = ["external", "internal", "private"];

    private static readonly InstanceGenerator Generator = new(
        Schema.Text,
        new Dictionary<string, Gen<string>>(StringComparer.Ordinal)
        {
            ["/vmName"] = InstanceValues.HostileText(1, 100),
            ["/vmId"] = InstanceValues.Identifier,
            ["/adapterName"] = InstanceValues.HostileText(1, 256),
            ["/switchName"] = InstanceValues.NewName(256),
            ["/allowedVlanIds"] = VlanLists,
            ["/netAdapterName"] = InstanceValues.HostileText(1, 256),
            ["/netAdapterDescription"] = InstanceValues.HostileText(1, 256),
        },
        "/adapters/*/name",
        "/adapters/*/id",
        "/connectedAdapters/*/vmName",
        "/connectedAdapters/*/adapterName",
        "/managementAdapters/*/name",
        "/teamMembers/*/description");

    /// <summary>Instances that the resource takes.</summary>
    public static Gen<JsonObject> Valid => Gen.Select(Generator.Valid, Gen.Int[0, 3], Nats, Gen.Bool, Gen.Bool, Shape);

    /// <summary>Instances with changes, most of which make them unfit.</summary>
    public static Gen<JsonObject> Mutated => Generator.Mutate(Valid);

    // In any order, and with the same VLAN several times.
    private static Gen<string> VlanLists => Gen.Select(Gen.Int[0, 4094], Gen.Int[0, 30]).Select(static (first, more) =>
        more % 3 == 0 ? $"{first}" : $"{first}-{Math.Min(first + more, 4094)}").Array[1, 5].Select(static parts => string.Join(", ", parts));

    // What is for one mode goes with it.
    private static void KeepToMode(JsonObject instance)
    {
        string? mode = (string?)instance["vlanMode"];
        Remove(instance, mode is "access" ? [] : ["vlanId"]);
        Remove(instance, mode is "trunk" ? [] : ["nativeVlanId", "allowedVlanIds"]);
    }

    // A private network with an address in it.
    private static Gen<(string Prefix, string Gateway)> Nats => Gen.Select(Gen.Int[8, 30], Gen.UInt[0, 0xFF_FFFF], Gen.UInt).Select(static (length, network, host) =>
    {
        uint mask = uint.MaxValue << (32 - length);
        uint first = (0x0A00_0000 | network) & mask;
        return ($"{Dotted(first)}/{length}", Dotted(first + 1 + (host % (~mask - 1))));
    });

    private static JsonObject Shape(JsonObject instance, int shape, (string Prefix, string Gateway) nat, bool hasType, bool hasNat)
    {
        Remove(instance, shape == 0 ? OfSwitches : OfAdapters);
        if (shape == 0)
        {
            instance.Remove("_exist");
            KeepToMode(instance);
            if (!instance.ContainsKey("vmId") && !instance.ContainsKey("vmName"))
            {
                instance["vmName"] = "x";
            }

            return instance;
        }

        instance["switchName"] = instance["switchName"]?.DeepClone() ?? "x";
        instance["switchType"] = Types[shape - 1];
        Remove(instance, shape == 1 ? OfNat : [.. OfExternal, .. OfNat]);
        if (instance["netAdapterNames"] is JsonArray)
        {
            instance["netAdapterNames"] = new JsonArray("a", "b");
            Remove(instance, ["netAdapterName", "netAdapterDescription"]);
        }

        if (shape == 2 && hasNat)
        {
            (instance["natPrefix"], instance["natGateway"]) = nat;
        }

        if (!hasType)
        {
            instance.Remove("switchType");
        }

        return instance;
    }

    private static string Dotted(uint address) => $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}";

    private static void Remove(JsonObject instance, string[] names) => Array.ForEach(names, name => instance.Remove(name));
}
