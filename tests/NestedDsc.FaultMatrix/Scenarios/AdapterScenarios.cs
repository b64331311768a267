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
    public static Subject Resource { get; } =
        Subject.Of<HyperVConnection>(static environment => new VMNetworkNestingResource(environment), static session => new HyperVConnection(session, () => new HookedServicing(session)));

    public static IReadOnlyList<Scenario> List { get; } =
    [
        Make("spoofing on, added", LabVms.Web, "lab-web01", adapter: null, on: true) with { IsQuick = true },
        Make("spoofing on, one adapter", LabVms.Sql, "lab-sql01", "Monitoring", on: true) with { IsQuick = true },
        Make("spoofing on, eight adapters", LabVms.Sql, "lab-sql01", adapter: null, on: true),
        Make("spoofing on, one of two", LabVms.Locked, "lab-locked01", adapter: null, on: true),
        Make("spoofing off, two adapters", LabVms.Nested, "lab-hv01", adapter: null, on: false),
        Make("spoofing on, legacy adapter", LabVms.Legacy, "lab-legacy01", adapter: null, on: true) with { IsQuick = true },
        Make("spoofing off, one adapter", LabVms.Nested, "lab-hv01", "Tenant", on: false),
    ];

    private static Scenario Make(string name, string id, string vm, string? adapter, bool on) => new()
    {
        Name = $"adapters: {name}",
        Subject = Resource,
        Host = () => Hosts.L0With(id),
        Instance = $$"""{"vmName":"{{vm}}",{{(adapter is null ? "" : $"\"adapterName\":\"{adapter}\",")}}"macAddressSpoofing":"{{(on ? "on" : "off")}}"}""",
        IsDesired = host => Adapters(host, id).Where(a => adapter is null || string.Equals((string?)a["ElementName"], adapter, StringComparison.Ordinal))
            .Select(a => Spoofs(host, (string)a["InstanceID"]!)).ToArray() is { Length: > 0 } found && found.All(s => s == on),
        VmId = id,
        Owns = [id],
        ObjectName = vm,
    };

    private static IEnumerable<JsonNode> Adapters(HostContent host, string id) => host.Instances("Msvm_SyntheticEthernetPortSettingData")
        .Select(static a => a!).Where(a => ((string)a["InstanceID"]!).StartsWith($@"Microsoft:{id}\", StringComparison.OrdinalIgnoreCase));

    private static bool Spoofs(HostContent host, string adapter) => host.Instances("Msvm_EthernetSwitchPortSecuritySettingData")
        .Any(f => ((string)f!["InstanceID"]!).StartsWith(adapter + @"\", StringComparison.OrdinalIgnoreCase) && (bool?)f["AllowMacSpoofing"] == true);
}
