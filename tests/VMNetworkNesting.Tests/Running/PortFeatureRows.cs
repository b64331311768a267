using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.VMNetworkNesting.Tests.Running;

/// <summary>Features of ports in the file of a simulated host.</summary>
internal static class PortFeatureRows
{
    public const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    public const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";
    public const string Isolation = "Msvm_EthernetSwitchPortIsolationSettingData";

    /// <summary>The features of a VM's ports, in the order of their ids.</summary>
    public static IReadOnlyList<JsonObject> Rows(this TemporaryHost host, string className, string vmId) =>
    [
        .. host.Content().Instances(className).Select(static r => r!.AsObject()).Where(r => Id(r).StartsWith($@"Microsoft:{vmId}\", StringComparison.OrdinalIgnoreCase))
            .OrderBy(Id, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The feature of the port of a VM's only adapter, or of the one that a text in its id names.</summary>
    public static JsonObject? Row(this TemporaryHost host, string className, string vmId, string containing = "") =>
        host.Rows(className, vmId).SingleOrDefault(r => Id(r).Contains(containing, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gives an adapter's port a feature made of its template, in place of the one that it has.</summary>
    public static void Give(this HostContent content, string className, string adapterId, params ReadOnlySpan<(string Property, JsonNode? Value)> values)
    {
        JsonArray instances = content.Instances(className);
        foreach (JsonNode? old in instances.Where(r => Id(r!).StartsWith(adapterId + @"\", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            instances.Remove(old);
        }

        JsonObject row = instances.Single(static r => Id(r!).EndsWith(@"\Default", StringComparison.Ordinal))!.DeepClone().AsObject();
        string feature = Id(row).Split('\\')[1];
        row["InstanceID"] = $@"{adapterId}\C\{feature}\{adapterId.Split('\\')[^1]}";
        foreach ((string property, JsonNode? value) in values)
        {
            row[property] = value;
        }

        instances.Add(row);
    }

    /// <summary>Isolates an adapter's port apart from its VLAN.</summary>
    public static void Isolate(this HostContent content, string adapterId, int mode)
    {
        content.Namespaces[HostContent.Virtualization]!.AsObject()[Isolation] ??= new JsonObject
        {
            ["superclass"] = "Msvm_EthernetSwitchPortFeatureSettingData",
            ["properties"] = new JsonObject
            {
                ["IsolationMode"] = "uint32", ["AllowUntaggedTraffic"] = "boolean", ["DefaultIsolationId"] = "uint32", ["EnableMultiTenantStack"] = "boolean",
            },
        };
        content.Instances(Isolation).Add(new JsonObject
        {
            ["InstanceID"] = $@"{adapterId}\C\6AB67B6F-5B28-4A3C-9F0E-2C1C5D5E1A10\{adapterId.Split('\\')[^1]}", ["IsolationMode"] = mode, ["DefaultIsolationId"] = 200,
        });
    }

    /// <summary>InstanceIDs of a VM's adapters, by name.</summary>
    public static IReadOnlyDictionary<string, string> Adapters(this HostContent content, string vmId) =>
        content.Instances("Msvm_SyntheticEthernetPortSettingData").Select(static a => a!)
            .Where(a => Id(a).StartsWith($@"Microsoft:{vmId}\", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(static a => (string)a["ElementName"]!, Id);

    public static string Id(JsonNode row) => (string)row["InstanceID"]!;
}
