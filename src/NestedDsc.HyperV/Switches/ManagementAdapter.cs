namespace NestedDsc.HyperV.Switches;

/// <summary>
/// An adapter of the host on a switch (of the management operating system): a port of the switch, and the interface that Windows shows
/// for it. A switch may have any number, and their names are nobody's but their own: <c>Rename-VMSwitch</c> leaves them as they are.
/// </summary>
public sealed record ManagementAdapter
{
    /// <summary>InstanceID of its port.</summary>
    public required string PortId { get; init; }

    /// <summary>Its name, which need not be unique; Windows calls the interface <c>vEthernet (name)</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The MAC address that its port was given, as 12 hexadecimal digits; <see langword="null"/> if Hyper-V has chosen one.</summary>
    public string? GivenMacAddress { get; init; }

    /// <summary>Its MAC address, as 12 hexadecimal digits; <see langword="null"/> if unknown.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Index of its interface, which appears seconds after the port; <see langword="null"/> if there is none yet.</summary>
    public uint? InterfaceIndex { get; init; }

    /// <summary>Its IPv4 addresses, without those that Windows gives an interface by itself.</summary>
    public IReadOnlyList<HostAddress> Addresses { get; init; } = [];
}
