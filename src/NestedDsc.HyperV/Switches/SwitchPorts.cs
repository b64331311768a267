namespace NestedDsc.HyperV.Switches;

/// <summary>Ports of a switch that make it what it is; the ports of virtual machines are not among them.</summary>
/// <param name="Adapter">The host's network adapter that it is bound to; <see langword="null"/> if it is not external.</param>
/// <param name="Internal">Whether the host itself uses it.</param>
public sealed record SwitchPorts(HostNetworkAdapter? Adapter, bool Internal)
{
    /// <summary>The type that they make.</summary>
    public SwitchType Type => Adapter is not null ? SwitchType.External : Internal ? SwitchType.Internal : SwitchType.Private;

    /// <summary>Whether other ports lead to the same network adapter, and to the host or not, as these do.</summary>
    /// <param name="other">The other ports.</param>
    /// <returns><see langword="true"/> if they do.</returns>
    public bool SameAs(SwitchPorts? other) =>
        other is not null && Internal == other.Internal && string.Equals(Adapter?.DeviceId, other.Adapter?.DeviceId, StringComparison.OrdinalIgnoreCase);
}
