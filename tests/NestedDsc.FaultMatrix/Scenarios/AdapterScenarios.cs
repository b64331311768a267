using System.Text.Json.Nodes;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.HyperV;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.VMNetworkNesting;

namespace NestedDsc.FaultMatrix.Scenarios;

/// <summary>Scenarios of <c>NestedDsc/VMNetworkNesting</c> with the adapters of a machine.</summary>
internal static class AdapterScenarios
{
    private const string Security = "Msvm_EthernetSwitchPortSecuritySettingData";
    private const string Vlan = "Msvm_EthernetSwitchPortVlanSettingData";
    private const string Trunk = "\"vlanMode\":\"trunk\",\"allowedVlanIds\":\"7-9\"";

    private static readonly (string, JsonNode?)[] TrunkRow = [("OperationMode", 2), ("NativeVlanId", 0), ("TrunkVlanIdArray", new JsonArray(7, 8, 9))];

    public static Subject Resource { get; } =
        Subject.Of<HyperVConnection>(static environment => new VMNetworkNestingResource(environment), static session => new HyperVConnection(session, () => new HookedServicing(session)));

    public static IReadOnlyList<Scenario> List { get; } =
    [
        Spoofing("spoofing on, added", LabVms.Web, "lab-web01", adapter: null, on: true) with { IsQuick = true },
        Spoofing("spoofing on, one adapter", LabVms.Sql, "lab-sql01", "Monitoring", on: true) with { IsQuick = true },
        Spoofing("spoofing on, eight adapters", LabVms.Sql, "lab-sql01", adapter: null, on: true),
        Spoofing("spoofing on, one of two", LabVms.Locked, "lab-locked01", adapter: null, on: true),
        Spoofing("spoofing off, two adapters", LabVms.Nested, "lab-hv01", adapter: null, on: false),
        Spoofing("spoofing on, legacy adapter", LabVms.Legacy, "lab-legacy01", adapter: null, on: true) with { IsQuick = true },
        Spoofing("spoofing off, one adapter", LabVms.Nested, "lab-hv01", "Tenant", on: false),
        Make(
            "guards off and teaming on, eight adapters", LabVms.Sql, "lab-sql01", adapter: null, "\"allowTeaming\":\"on\",\"dhcpGuard\":\"off\",\"routerGuard\":\"off\"",
            Security, ("AllowTeaming", true), ("EnableDhcpGuard", false), ("EnableRouterGuard", false)),
        Make("access, added", LabVms.Web, "lab-web01", adapter: null, "\"vlanMode\":\"access\",\"vlanId\":42", Vlan, ("OperationMode", 1), ("AccessVlanId", 42)),
        Make("trunk and spoofing, added", LabVms.Web, "lab-web01", adapter: null, $"\"macAddressSpoofing\":\"on\",{Trunk}", Vlan, TrunkRow) with { IsQuick = true },
        Make("trunk and spoofing, changed", LabVms.Sql, "lab-sql01", "Monitoring", $"\"macAddressSpoofing\":\"on\",\"nativeVlanId\":0,{Trunk}", Vlan, TrunkRow),
        Make("trunk and spoofing, eight adapters", LabVms.Sql, "lab-sql01", adapter: null, $"\"macAddressSpoofing\":\"on\",\"nativeVlanId\":0,{Trunk}", Vlan, TrunkRow),
        Make("trunk after access", LabVms.Sql, "lab-sql01", "Monitoring", Trunk, Vlan, TrunkRow) with { Host = Access },
        Make("untagged, removed", LabVms.Sql, "lab-sql01", "Monitoring", "\"macAddressSpoofing\":\"on\",\"vlanMode\":\"untagged\"", Vlan) with { IsQuick = true },
    ];

    private static Scenario Spoofing(string name, string id, string vm, string? adapter, bool on) => Make(
        name, id, vm, adapter, $"\"macAddressSpoofing\":\"{(on ? "on" : "off")}\"", Security, ("AllowMacSpoofing", on));

    private static Scenario Make(
        string name, string id, string vm, string? adapter, string settings, string featureClass, params (string Property, JsonNode? Value)[] values) => new()
        {
            Name = $"adapters: {name}",
            Subject = Resource,
            Host = () => Hosts.L0With(id),
            Instance = $$"""{"vmName":"{{vm}}",{{(adapter is null ? "" : $"\"adapterName\":\"{adapter}\",")}}{{settings}}}""",
            IsDesired = host => Adapters(host, id).Where(a => adapter is null || string.Equals((string?)a["ElementName"], adapter, StringComparison.Ordinal))
                .Select(a => Has(host, featureClass, (string)a["InstanceID"]!, values)).ToArray() is { Length: > 0 } found && found.All(static f => f)
                && (!settings.Contains("\"macAddressSpoofing\":\"on\"", StringComparison.Ordinal) || featureClass is Security || Spoofs(host, id, adapter)),
            VmId = id,
            Owns = [id],
            ObjectName = vm,
        };

    private static bool Spoofs(HostContent host, string id, string? adapter) => Adapters(host, id)
        .Where(a => adapter is null || string.Equals((string?)a["ElementName"], adapter, StringComparison.Ordinal))
        .All(a => Has(host, Security, (string)a["InstanceID"]!, ("AllowMacSpoofing", true)));

    // The VLAN of one adapter is that of access mode, whose list is empty.
    private static byte[] Access() => Hosts.L0Changed(LabVms.Sql, static host =>
    {
        JsonObject row = host.Instances(Vlan).Select(static r => r!.AsObject())
            .Single(static r => ((string)r["InstanceID"]!).StartsWith($@"Microsoft:{LabVms.Sql}\", StringComparison.OrdinalIgnoreCase));
        (row["OperationMode"], row["AccessVlanId"], row["NativeVlanId"], row["TrunkVlanIdArray"]) = (1, 42, 0, new JsonArray());
    });

    private static IEnumerable<JsonNode> Adapters(HostContent host, string id) => host.Instances("Msvm_SyntheticEthernetPortSettingData")
        .Select(static a => a!).Where(a => ((string)a["InstanceID"]!).StartsWith($@"Microsoft:{id}\", StringComparison.OrdinalIgnoreCase));

    // Without a feature, all of its settings are off; without values, there must be none.
    private static bool Has(HostContent host, string featureClass, string adapter, params (string Property, JsonNode? Value)[] values)
    {
        JsonNode[] rows = [.. host.Instances(featureClass).Select(static f => f!).Where(f => ((string)f["InstanceID"]!).StartsWith(adapter + @"\", StringComparison.OrdinalIgnoreCase))];
        return values.Length == 0 ? rows.Length == 0
            : rows.Length == 0 ? Array.TrueForAll(values, static v => JsonTexts.Compact(v.Value) is "false")
            : Array.TrueForAll(rows, row => Array.TrueForAll(values, v => JsonNode.DeepEquals(row[v.Property], v.Value)));
    }
}
