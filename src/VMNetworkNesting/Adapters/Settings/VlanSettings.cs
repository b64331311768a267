using System.Globalization;
using NestedDsc.Cim;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Network;
using NestedDsc.Protocol.Input;
using NestedDsc.VMNetworkNesting.Input;

namespace NestedDsc.VMNetworkNesting.Adapters.Settings;

/// <summary>How the VLAN of a port is read and written (Msvm_EthernetSwitchPortVlanSettingData).</summary>
/// <remarks>
/// As the Hyper-V module does it: a port without the feature is untagged, so untagged takes the feature away; whoever enters another mode
/// resets the numbers of the one that is left. The list of a trunk stays, since a change takes no notice of an empty one.
/// </remarks>
internal static class VlanSettings
{
    private const string Mode = "OperationMode";
    private const string AccessId = "AccessVlanId";
    private const string NativeId = "NativeVlanId";
    private const string TrunkIds = "TrunkVlanIdArray";

    // By the number of the mode.
    private static readonly string[] Modes = ["untagged", "access", "trunk", "private"];

    /// <summary>The mode.</summary>
    public static AdapterSetting VlanMode { get; } = new()
    {
        Name = "vlanMode",
        Code = FindingCodes.VlanMode,
        Title = "VLAN mode",
        Feature = PortFeatures.VlanClass,
        Columns = [Mode],
        Read = ModeOf,
        Write = Enter,
        Input = static (input, property) => Word(input.Choice(property, Modes[..3])),
        InputOfAnswer = static (input, property) => input.Choice(property, Modes),
        CanBeDesired = static value => value is not "private",
        ChangeTo = static value => $"set VLAN mode to {value}",
    };

    /// <summary>The VLAN of a port in access mode.</summary>
    public static AdapterSetting VlanId { get; } = Number("vlanId", FindingCodes.VlanId, "VLAN ID", "access", AccessId);

    /// <summary>The VLAN of untagged traffic in a trunk.</summary>
    public static AdapterSetting NativeVlanId { get; } = Number("nativeVlanId", FindingCodes.NativeVlanId, "native VLAN ID", "trunk", NativeId);

    /// <summary>The VLANs of a trunk.</summary>
    public static AdapterSetting AllowedVlanIds { get; } = new()
    {
        Name = "allowedVlanIds",
        Code = FindingCodes.AllowedVlanIds,
        Title = "list of allowed VLAN IDs",
        Feature = PortFeatures.VlanClass,
        Columns = [Mode, TrunkIds],
        Read = static row => ModeOf(row) is "trunk" && row!.Codes(TrunkIds) is { Count: > 0 } ids ? VlanIds.Format(ids) : null,
        Write = static (row, value) => row.With(VlanIds.ToProperty(TrunkIds, VlanIds.Parse(value, out _))),
        Input = ReadList,
        InputOfAnswer = static (input, property) => input.Text(property),
        ChangeTo = static value => $"set list of allowed VLAN IDs to {value}",
    };

    /// <summary>The settings that are for one mode only, each with that mode.</summary>
    public static IReadOnlyList<(AdapterSetting Setting, string Mode)> ModesOf { get; } = [(VlanId, "access"), (NativeVlanId, "trunk"), (AllowedVlanIds, "trunk")];

    /// <summary>VLANs that a trunk allows and blocks all the same: Hyper-V's switch blocks those of its other list (NDIS documentation).</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="allowed">The VLANs that it allows.</param>
    /// <returns>The VLANs as a list; empty if there are none.</returns>
    public static string Pruned(NetworkAdapter adapter, string allowed) => VlanIds.Format(
        adapter.FeaturesOf(PortFeatures.VlanClass).SelectMany(static f => f.Codes("PruneVlanIdArray")).Intersect(VlanIds.Parse(allowed, out _)));

    private static string ModeOf(CimObject? row) => row?.Number(Mode) is { } mode && mode < (ulong)Modes.Length ? Modes[mode] : Modes[0];

    private static string? Word(int? mode) => mode is { } number ? Modes[number] : null;

    private static CimObject? Enter(CimObject row, string mode)
    {
        int number = Array.IndexOf(Modes, mode);
        return number == 0 ? null : row
            .With(new CimProperty(Mode, CimType.UInt32, (uint)number))
            .With(CimProperty.OfUInt16(AccessId, 0))
            .With(CimProperty.OfUInt16(NativeId, 0));
    }

    private static AdapterSetting Number(string name, string code, string title, string mode, string column) => new()
    {
        Name = name,
        Code = code,
        Title = title,
        Feature = PortFeatures.VlanClass,
        Columns = [Mode, column],
        Read = row => AdapterSetting.IsSame(ModeOf(row), mode) ? (row!.Number(column) ?? 0).ToString(CultureInfo.InvariantCulture) : null,
        Write = (row, value) => row.With(CimProperty.OfUInt16(column, ushort.Parse(value, CultureInfo.InvariantCulture))),
        Input = static (input, property) => input.Integer(property, 0, VlanIds.Highest)?.ToString(CultureInfo.InvariantCulture),
        IsNumber = true,
        ChangeTo = value => $"set {title} to {value}",
    };

    private static string? ReadList(InputObject input, string property)
    {
        if (input.Text(property) is not { } text || input.IsFilter)
        {
            return null;
        }

        IReadOnlyList<ushort> ids = VlanIds.Parse(text, out string? wrong);
        if (wrong is null)
        {
            return VlanIds.Format(ids);
        }

        input.Mistake(
            property, NetworkRules.NotVlanIds, $"\"{wrong}\" is neither a VLAN ID from 0 to {VlanIds.Highest} nor a range such as 100-200; separate them by commas.");
        return null;
    }
}
