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

    /// <summary>InstanceID of the port to the host's network adapter, if there is one.</summary>
    public string? ExternalPortId { get; init; }

    /// <summary>InstanceID of the port to the host itself, if there is one.</summary>
    public string? InternalPortId { get; init; }

    /// <summary>Adapters of virtual machines that are connected to it.</summary>
    public IReadOnlyList<ConnectedAdapter> ConnectedAdapters { get; init; } = [];

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
