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
    /// The port's features (Msvm_EthernetSwitchPortFeatureSettingData) as they were read: with all settings if the machine was read alone.
    /// One of a class is what every host was seen with, or none, which means the defaults; which of several counts is not known.
    /// </summary>
    public IReadOnlyList<CimObject> Features { get; init; } = [];

    /// <summary>
    /// How its traffic is isolated apart from a VLAN of its port: IsolationMode of Msvm_EthernetSwitchPortIsolationSettingData, as
    /// Set-VMNetworkAdapterIsolation numbers it (1 native and 2 external virtual subnet, 3 VLAN); 0 if it is not.
    /// </summary>
    public int IsolationMode => (int)(FeaturesOf(PortFeatures.IsolationClass).LastOrDefault()?.Number("IsolationMode") ?? 0);

    /// <summary>Whether it has an SR-IOV weight above 0.</summary>
    public bool UsesSriov { get; init; }

    /// <summary>The port's features of a class.</summary>
    /// <param name="featureClass">Name of the class.</param>
    /// <returns>The features.</returns>
    public IEnumerable<CimObject> FeaturesOf(string featureClass) =>
        Features.Where(f => string.Equals(f.ClassName, featureClass, StringComparison.OrdinalIgnoreCase));
}
