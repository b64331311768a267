using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>A virtual switch as it was read.</summary>
public sealed record VirtualSwitch
{
    /// <summary>A switch of Windows' own, which Microsoft's Hyper-V module leaves out of every list.</summary>
    internal static readonly Guid HiddenSwitchId = new("161df6ed-7ce7-450f-8ddb-4603ff64edfc");

    /// <summary>The switch that Windows 10 and 11 make and manage themselves; its name is in the language of Windows, and anybody may use it.</summary>
    private static readonly Guid DefaultSwitchId = new("c08cb7b8-9b3c-408e-8e30-5e16a3aeb444");

    /// <summary>Its GUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name, which need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>Its ports.</summary>
    public required SwitchPorts Ports { get; init; }

    /// <summary>InstanceID of the port to the host's network adapters, if there is one: a team has one too, which leads to all members.</summary>
    public string? ExternalPortId { get; init; }

    /// <summary>The host's own adapters on it, in the order of their names.</summary>
    public IReadOnlyList<ManagementAdapter> ManagementAdapters { get; init; } = [];

    /// <summary>Whether it was made for a team of network adapters (switch-embedded teaming), which can't be decided later.</summary>
    public bool IsTeam { get; init; }

    /// <summary>Adapters of virtual machines that are connected to it.</summary>
    public IReadOnlyList<ConnectedAdapter> ConnectedAdapters { get; init; } = [];

    /// <summary>
    /// The host's adapter on it that addresses go to: the one that bears the switch's name, or else the first; <see langword="null"/> if
    /// there is none.
    /// </summary>
    public ManagementAdapter? MainAdapter =>
        ManagementAdapters.FirstOrDefault(a => string.Equals(a.Name, Name, StringComparison.OrdinalIgnoreCase))
        ?? (ManagementAdapters is [var first, ..] ? first : null);

    /// <summary>Whether Windows manages it and nobody else may.</summary>
    public bool IsDefaultSwitch => Id == DefaultSwitchId;

    /// <summary>Path of the switch.</summary>
    public CimPath Path => new(
        CimNamespaces.Virtualization,
        "Msvm_VirtualEthernetSwitch",
        [CimProperty.OfString("CreationClassName", "Msvm_VirtualEthernetSwitch"), CimProperty.OfString("Name", InstanceIds.Text(Id))]);

    /// <summary>Path of the switch's settings, which ports are added to.</summary>
    public CimPath SettingsPath => new(
        CimNamespaces.Virtualization, "Msvm_VirtualEthernetSwitchSettingData", [CimProperty.OfString("InstanceID", InstanceIds.Of(Id))]);
}
