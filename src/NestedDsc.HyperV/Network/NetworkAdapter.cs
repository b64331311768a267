using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>A network adapter of a virtual machine, with its connection to a switch and what the switch's port allows it.</summary>
public sealed record NetworkAdapter
{
    /// <summary>InstanceID of its settings (Msvm_SyntheticEthernetPortSettingData, Msvm_EmulatedEthernetPortSettingData).</summary>
    public required string Id { get; init; }

    /// <summary>Its name, which need not be unique in a machine.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is emulated (legacy).</summary>
    public bool IsLegacy { get; init; }

    /// <summary>Its MAC address as twelve hexadecimal digits; <see langword="null"/> while a dynamic one is not assigned.</summary>
    public string? MacAddress { get; init; }

    /// <summary>
    /// InstanceID of its connection (Msvm_EthernetPortAllocationSettingData), which carries the features of the port;
    /// <see langword="null"/> if it has none.
    /// </summary>
    public string? ConnectionId { get; init; }

    /// <summary>Whether it is connected to a switch: a connection can be there and be disabled, or lead nowhere.</summary>
    public bool IsConnected { get; init; }

    /// <summary>Name of the switch; <see langword="null"/> if it is not connected.</summary>
    public string? SwitchName { get; init; }

    /// <summary>
    /// The port's security features (Msvm_EthernetSwitchPortSecuritySettingData) as they were read, with all settings if the machine was
    /// read alone; none means that all of their settings are off. One is what every host was seen with; which of several counts is not known.
    /// </summary>
    public IReadOnlyList<CimObject> Security { get; init; } = [];

    /// <summary>Whether it may send with other MAC addresses than its own.</summary>
    public bool MacAddressSpoofing { get; init; }

    /// <summary>Whether several security features say different things of <see cref="MacAddressSpoofing"/>.</summary>
    public bool HasMixedSpoofing { get; init; }

    /// <summary>Whether it has an SR-IOV weight above 0.</summary>
    public bool UsesSriov { get; init; }
}
