using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture.Redaction;

/// <summary>
/// Tells GUIDs that are the same on every Windows from those that are a host's own, by the place that they stand in: Hyper-V's ids
/// are made of both.
/// </summary>
/// <remarks>
/// Forms of ids: templates, features of ports and components of guests as recorded on hosts (Justsenger/HyperV-WMI-Documentation,
/// verify/recipes; openstack/os-win, tests/unit/utils/network/test_networkutils.py). The two switches: Microsoft's Hyper-V module;
/// Justsenger/ExHyperV.
/// </remarks>
internal static class WellKnownIds
{
    private const string Definition = @"Microsoft:Definition\";

    /// <summary>Those that no place tells: the Default Switch, and the switch that Windows keeps for itself.</summary>
    public static IReadOnlyList<Guid> Fixed { get; } =
        [Guid.Empty, new("C08CB7B8-9B3C-408E-8E30-5E16A3AEB444"), new("161DF6ED-7CE7-450F-8DDB-4603FF64EDFC")];

    /// <summary>The GUIDs in an instance's own id that are the same everywhere.</summary>
    /// <param name="row">The instance.</param>
    public static IEnumerable<Guid> In(CimObject row)
    {
        string name = row.ClassName;
        string id = row.Text("InstanceID") ?? "";
        if (id.StartsWith(Definition, StringComparison.OrdinalIgnoreCase))
        {
            return Parts(id).SelectMany(Ids);
        }

        return IsFeature(name) ? Ids(Feature(Parts(id)))
            : IsComponentSetting(name) ? Ids(Parts(id)[^1])
            : IsComponent(name) ? Ids(Parts(row.Text("DeviceID") ?? "")[^1])
            : [];
    }

    // Connection, kind of feature, and the setting's own GUID, which older captures do not have. The connection of a machine ends in C;
    // a port of a switch has its own GUID instead.
    private static string Feature(string[] parts)
    {
        int connection = Array.FindIndex(parts, static p => p is "C");
        int feature = connection >= 0 ? connection + 1 : 2;
        return feature < parts.Length ? parts[feature] : "";
    }

    private static bool IsFeature(string name) =>
        name.StartsWith("Msvm_", StringComparison.OrdinalIgnoreCase)
        && name.AsSpan("Msvm_".Length).StartsWith("EthernetSwitch", StringComparison.OrdinalIgnoreCase)
        && name.EndsWith("SettingData", StringComparison.OrdinalIgnoreCase);

    private static bool IsComponentSetting(string name) => name.EndsWith("ComponentSettingData", StringComparison.OrdinalIgnoreCase);

    private static bool IsComponent(string name) =>
        name.StartsWith("Msvm_", StringComparison.OrdinalIgnoreCase) && name.EndsWith("Component", StringComparison.OrdinalIgnoreCase);

    private static string[] Parts(string id) => id.Split('\\');

    private static IEnumerable<Guid> Ids(string part) =>
        Guid.TryParse(part[(part.LastIndexOf(':') + 1)..], out Guid id) ? [id] : [];
}
