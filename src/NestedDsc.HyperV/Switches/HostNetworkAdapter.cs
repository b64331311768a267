using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>A network adapter of the host that a switch can be bound to (Msvm_ExternalEthernetPort, Msvm_WiFiPort).</summary>
/// <param name="Path">Path of the port in Hyper-V's namespace.</param>
/// <param name="DeviceId">Key of the port.</param>
/// <param name="Name">Name of the adapter as Windows shows it (MSFT_NetAdapter.Name), such as <c>Ethernet</c>; <see langword="null"/> if unknown.</param>
/// <param name="Description">Interface description.</param>
/// <param name="IsWiFi">Whether it is wireless.</param>
/// <param name="InterfaceIndex">Index of its interface; <see langword="null"/> if unknown.</param>
public sealed record HostNetworkAdapter(CimPath Path, string DeviceId, string? Name, string Description, bool IsWiFi, uint? InterfaceIndex)
{
    /// <summary>Its MAC address, as 12 hexadecimal digits; <see langword="null"/> if unknown.</summary>
    public string? MacAddress { get; init; }

    /// <summary>Whether it is the interface of a team made by Windows (load balancing and failover, LBFO), not of a switch.</summary>
    public bool IsLbfoTeam { get; init; }

    /// <summary>How messages name it.</summary>
    public string Display => Name is null ? $"'{Description}'" : $"'{Name}' ({Description})";

    /// <summary>Whether it is the same adapter, whatever it is called.</summary>
    /// <param name="other">The other one.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Is(HostNetworkAdapter? other) => string.Equals(DeviceId, other?.DeviceId, StringComparison.OrdinalIgnoreCase);
}
