using System.Globalization;
using System.Net;
using NestedDsc.HyperV.Switches;

namespace NestedDsc.VMNetworkNesting.Switches.Recovery;

/// <summary>An address that a set moves, as the journal has it: between two calls it may be nowhere, should the process be ended.</summary>
/// <param name="Address">The address.</param>
/// <param name="DeviceId">The network adapter that it comes from or goes to.</param>
/// <param name="SwitchName">The switch that it goes to or comes from.</param>
internal sealed record JournaledAddress(HostAddress Address, string DeviceId, string SwitchName)
{
    private const char Separator = '|';

    /// <summary>Reads what <see cref="ToFact"/> has written.</summary>
    /// <returns>The address, or <see langword="null"/> if the text is none.</returns>
    public static JournaledAddress? Parse(string fact)
    {
        string[] parts = fact.Split(Separator, 6);
        return parts.Length == 6 && IPAddress.TryParse(parts[0], out IPAddress? address) && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int length) && length is > 0 and <= 32
            ? new JournaledAddress(
                new HostAddress(0, InterfaceName: null, address, length)
                {
                    IsPersistent = parts[2].Contains('p', StringComparison.Ordinal),
                    SkipAsSource = parts[2].Contains('s', StringComparison.Ordinal),
                    DefaultGateway = IPAddress.TryParse(parts[3], out IPAddress? gateway) ? gateway : null,
                },
                parts[4],
                parts[5])
            : null;
    }

    /// <summary>The address as a fact of the journal.</summary>
    public string ToFact() => string.Join(
        Separator,
        Address.Address,
        Address.PrefixLength.ToString(CultureInfo.InvariantCulture),
        (Address.IsPersistent ? "p" : "") + (Address.SkipAsSource ? "s" : ""),
        Address.DefaultGateway,
        DeviceId,
        SwitchName);

    /// <summary>Whether the host has it, wherever.</summary>
    public bool IsOn(HostNetwork network) => network.Addresses.Any(a => a.Address.Equals(Address.Address));

    /// <summary>The interface that it belongs to now: of the switch that is bound to its network adapter, or else of the adapter.</summary>
    public uint? InterfaceOn(HostNetwork network)
    {
        HostNetworkAdapter? adapter = network.Adapters.FirstOrDefault(a => string.Equals(a.DeviceId, DeviceId, StringComparison.OrdinalIgnoreCase));
        VirtualSwitch? bound = adapter is null ? null : network.Switches.FirstOrDefault(s => s.Ports.Has(adapter));
        return bound is null ? adapter?.InterfaceIndex : bound.MainAdapter?.InterfaceIndex;
    }
}
