namespace NestedDsc.HyperV.Switches;

/// <summary>Ports of a switch that make it what it is; the ports of virtual machines are not among them.</summary>
/// <param name="Adapters">The host's network adapters that it is bound to: none if it is not external, several if they are a team.</param>
/// <param name="Internal">Whether the host itself uses it.</param>
public sealed record SwitchPorts(IReadOnlyList<HostNetworkAdapter> Adapters, bool Internal)
{
    /// <summary>Ports to one network adapter, or to none.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <param name="isInternal">Whether the host itself uses the switch.</param>
    public SwitchPorts(HostNetworkAdapter? adapter, bool isInternal)
        : this(adapter is null ? [] : [adapter], isInternal)
    {
    }

    /// <summary>The type that they make.</summary>
    public SwitchType Type => Adapters.Count > 0 ? SwitchType.External : Internal ? SwitchType.Internal : SwitchType.Private;

    /// <summary>Whether an adapter is one of those that the switch is bound to.</summary>
    /// <param name="adapter">The adapter.</param>
    /// <returns><see langword="true"/> if it is.</returns>
    public bool Has(HostNetworkAdapter adapter) => Adapters.Any(a => a.Is(adapter));

    /// <summary>Whether a change to other ports interrupts what is connected: a team that keeps a member keeps its connections.</summary>
    /// <param name="wanted">The ports to be.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public bool AreInterruptedBy(SwitchPorts wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        return wanted.Type != Type || (wanted.Adapters.Count > 0 && !wanted.Adapters.Any(Has));
    }

    /// <summary>Whether other ports lead to the same network adapters, in whichever order.</summary>
    /// <param name="other">The other ports.</param>
    /// <returns><see langword="true"/> if they do.</returns>
    public bool SameAdapters(SwitchPorts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Adapters.Count == other.Adapters.Count && Adapters.All(other.Has);
    }

    /// <summary>Whether other ports lead to the same network adapters, and to the host or not, as these do.</summary>
    /// <param name="other">The other ports.</param>
    /// <returns><see langword="true"/> if they do.</returns>
    public bool SameAs(SwitchPorts? other) => other is not null && Internal == other.Internal && SameAdapters(other);
}
