namespace NestedDsc.HyperV.Switches;

/// <summary>What is to change of a switch's own ports.</summary>
/// <param name="Adapters">The host's network adapters that it is to be bound to.</param>
/// <param name="Removed">The host's adapters on it that are to go.</param>
/// <param name="Added">The host's adapters on it that are to come: their names and MAC addresses count.</param>
public sealed record PortChange(IReadOnlyList<HostNetworkAdapter> Adapters, IReadOnlyList<ManagementAdapter> Removed, IReadOnlyList<ManagementAdapter> Added)
{
    /// <summary>What leads from a switch to the ports that it is to have.</summary>
    /// <param name="current">The switch as it is.</param>
    /// <param name="wanted">The ports.</param>
    /// <returns>The change.</returns>
    /// <remarks>
    /// What the host has on the switch stays as it is unless it is to have nothing there. Its first adapter on an external switch has the
    /// MAC address of the network adapter.
    /// </remarks>
    public static PortChange To(VirtualSwitch current, SwitchPorts wanted)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(wanted);
        ManagementAdapter[] added = wanted.Internal && current.ManagementAdapters.Count == 0
            ? [new ManagementAdapter { PortId = "", Name = current.Name, GivenMacAddress = wanted.Adapters is [var first, ..] ? first.MacAddress : null }]
            : [];
        return new PortChange(wanted.Adapters, wanted.Internal ? [] : current.ManagementAdapters, added);
    }

    /// <summary>What leads from a switch back to what it was.</summary>
    /// <param name="current">The switch as it is.</param>
    /// <param name="former">The switch as it was.</param>
    /// <returns>The change.</returns>
    public static PortChange Back(VirtualSwitch current, VirtualSwitch former)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(former);

        // Also an adapter whose MAC address came from Hyper-V's pool keeps it: a DHCP server knows it by that.
        return new PortChange(
            former.Ports.Adapters,
            Without(current.ManagementAdapters, former.ManagementAdapters),
            [.. Without(former.ManagementAdapters, current.ManagementAdapters).Select(static a => a with { GivenMacAddress = a.GivenMacAddress ?? a.MacAddress })]);
    }

    private static ManagementAdapter[] Without(IReadOnlyList<ManagementAdapter> ones, IReadOnlyList<ManagementAdapter> others) =>
        [.. ones.Where(one => !others.Any(o => string.Equals(o.PortId, one.PortId, StringComparison.OrdinalIgnoreCase)))];
}
