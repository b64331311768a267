using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>Makes instances of MSFT_NetIPAddress (numbers: win32 docs, "MSFT_NetIPAddress").</summary>
internal static class NewAddress
{
    public const ushort IPv4 = 2;
    public const ushort IPv6 = 23;
    private const byte Unicast = 1;
    private const byte PersistentStore = 0;
    private const byte ActiveStore = 1;
    private const ushort Invalid = 0;
    private const ushort Tentative = 1;
    private const ushort Preferred = 4;
    private const ushort Manual = 1;
    private const ushort WellKnown = 2;
    private const ushort Link = 4;

    /// <summary>
    /// An address that somebody has set: two rows, one of the active store, tentative at first, and, unless it is to be lost with a
    /// restart, one of the persistent store with the state Invalid (observed).
    /// </summary>
    public static IReadOnlyList<Edit> Set(
        HostDocument document, string alias, uint index, IPAddress address, byte prefixLength, bool isPersistent) =>
    [
        .. Make(document, alias, index, address, prefixLength, (Manual, Manual), ActiveStore, Tentative),
        .. isPersistent ? Make(document, alias, index, address, prefixLength, (Manual, Manual), PersistentStore, Invalid) : [],
    ];

    /// <summary>A new address proves to be nobody else's.</summary>
    public static Edit Prefer(Edit addition) => Edit.Set(addition.Target, CimProperty.OfUInt16("AddressState", Preferred));

    /// <summary>
    /// The address that Windows gives an adapter that has no other and finds no DHCP server: 169.254.0.0/16, here always the same for
    /// the same adapter.
    /// </summary>
    public static IEnumerable<Edit> LinkLocal(HostDocument document, string alias, uint index, string seed)
    {
        byte[] bytes = Guid.Parse(seed).ToByteArray();
        var address = new IPAddress([169, 254, (byte)(1 + (bytes[0] % 254)), bytes[1]]);
        return Make(document, alias, index, address, 16, (WellKnown, Link), ActiveStore, Preferred);
    }

    /// <summary>Whether Windows gave the address itself.</summary>
    public static bool IsLinkLocal(InstanceRow address) => IsLinkLocal(address.Text("IPAddress"));

    /// <summary>Whether an addition is that of an address that Windows gives itself.</summary>
    public static bool IsLinkLocal(Edit addition) =>
        addition.Values.Any(static v => v is { Name: "IPAddress", Value: string text } && IsLinkLocal(text));

    private static bool IsLinkLocal(string address) => address.StartsWith("169.254.", StringComparison.Ordinal);

    private static IEnumerable<Edit> Make(
        HostDocument document, string alias, uint index, IPAddress address, byte prefixLength, (ushort Prefix, ushort Suffix) origin,
        byte store, ushort state)
    {
        bool isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        string text = address.ToString();
        return NewInstance.Of(document, CimNamespaces.StandardCimv2, HostAdapters.AddressClass,
            ("Name", Identity.Make(string.Create(CultureInfo.InvariantCulture, $"address:{index}:{text}:{store}"))), ("CreationClassName", ""),
            ("SystemCreationClassName", ""), ("SystemName", ""), ("ProtocolIFType", (ushort)(isIPv4 ? 4096 : 4097)),
            (isIPv4 ? "IPv4Address" : "IPv6Address", text), ("PrefixLength", prefixLength), ("InterfaceIndex", index), ("InterfaceAlias", alias),
            ("IPAddress", text), ("AddressFamily", isIPv4 ? IPv4 : IPv6), ("Type", Unicast), ("Store", store),
            ("PrefixOrigin", origin.Prefix), ("SuffixOrigin", origin.Suffix), ("AddressState", state), ("SkipAsSource", false));
    }
}
