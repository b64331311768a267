using NestedDsc.Cim;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Network;

namespace NestedDsc.VMNetworkNesting.Adapters.Settings;

/// <summary>
/// The settings of adapters, in the order of the schema. Another one is an entry here, besides its words in <c>schema.json</c> and on the
/// reference page.
/// </summary>
internal static class AdapterSettings
{
    /// <summary>MAC address spoofing.</summary>
    public static AdapterSetting MacAddressSpoofing { get; } =
        Flag("macAddressSpoofing", FindingCodes.MacAddressSpoofing, "MAC address spoofing", "AllowMacSpoofing");

    /// <summary>DHCP guard.</summary>
    public static AdapterSetting DhcpGuard { get; } = Flag("dhcpGuard", FindingCodes.DhcpGuard, "DHCP guard", "EnableDhcpGuard");

    /// <summary>Router guard.</summary>
    public static AdapterSetting RouterGuard { get; } = Flag("routerGuard", FindingCodes.RouterGuard, "router guard", "EnableRouterGuard");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AdapterSetting> All { get; } =
    [
        MacAddressSpoofing,
        Flag("allowTeaming", FindingCodes.AllowTeaming, "NIC teaming", "AllowTeaming"),
        DhcpGuard,
        RouterGuard,
        VlanSettings.VlanMode,
        VlanSettings.VlanId,
        VlanSettings.NativeVlanId,
        VlanSettings.AllowedVlanIds,
    ];

    /// <summary>What a list of all adapters needs of their features, by class.</summary>
    public static ILookup<string, string> Columns { get; } = All
        .SelectMany(static s => s.Columns.Select(c => (s.Feature, Column: c)))
        .Append((Feature: PortFeatures.IsolationClass, Column: "IsolationMode")).Distinct()
        .ToLookup(static c => c.Feature, static c => c.Column);

    /// <summary>What a class of features is called in a sentence.</summary>
    /// <param name="featureClass">Name of the class.</param>
    public static string KindOf(string featureClass) => featureClass is PortFeatures.SecurityClass ? "security" : "VLAN";

    // Without a feature, all of these settings are off (hyprv; the Hyper-V module).
    private static AdapterSetting Flag(string name, string code, string title, string column) => new()
    {
        Name = name,
        Code = code,
        Title = title,
        Feature = PortFeatures.SecurityClass,
        Columns = [column],
        Read = row => row?.Flag(column) == true ? "on" : "off",
        Write = (row, value) => row.With(CimProperty.OfBoolean(column, value is "on")),
        Input = static (input, property) => input.Choice(property, "off", "on") switch { 0 => "off", 1 => "on", _ => null },
        ChangeTo = value => $"turn {value} {title}",
    };
}
