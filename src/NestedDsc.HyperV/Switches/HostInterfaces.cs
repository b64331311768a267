using NestedDsc.Cim;

namespace NestedDsc.HyperV.Switches;

/// <summary>
/// Finds the interface (MSFT_NetAdapter) of a switch's port to the host, over the Msvm_InternalEthernetPort whose DeviceID ends in the
/// interface's own. Names tell nothing: both the port's and the interface's can be changed.
/// </summary>
/// <param name="internalPorts">The rows of Msvm_InternalEthernetPort.</param>
/// <param name="netAdapters">The rows of MSFT_NetAdapter.</param>
/// <param name="physicalPorts">The network adapters that switches can be bound to, whose MAC address a management adapter may share.</param>
/// <param name="hostPorts">The ports of all switches that lead to the host.</param>
internal sealed class HostInterfaces(
    IReadOnlyList<CimObject> internalPorts, IReadOnlyList<CimObject> netAdapters, IReadOnlyList<CimObject> physicalPorts, IReadOnlyList<CimObject> hostPorts)
{
    // That the port's GUID is the interface's too is unverified on Windows. What no port's GUID leads to is found by a MAC address or a
    // name that one port alone has: that of a port whose interface is yet to come must not lead to another's.
    private readonly CimObject[] _unclaimed =
        [.. internalPorts.Where(p => !hostPorts.Any(h => GuidOf(h.Text("InstanceID")) is { } id && id == GuidOf(p.Text("DeviceID"))))];

    private readonly CimObject[] _candidates =
    [
        .. netAdapters.Where(n => !physicalPorts.Any(p =>
            Same(p.Text("Name"), n.Text("InterfaceDescription")) || (GuidOf(p.Text("DeviceID")) is { } id && id == GuidOf(n.Text("DeviceID"))))),
    ];

    /// <summary>Finds it.</summary>
    /// <param name="port">The port.</param>
    /// <returns>The interface; <see langword="null"/> if there is none yet.</returns>
    public CimObject? Of(CimObject port)
    {
        Guid? id = GuidOf(port.Text("InstanceID"));
        string? address = MacAddresses.Digits(port.Text("Address"));
        string? name = port.Text("ElementName");
        CimObject? shown = internalPorts.FirstOrDefault(p => id is not null && GuidOf(p.Text("DeviceID")) == id)
            ?? Only(p => MacAddresses.Digits(p.Text("PermanentAddress")), h => MacAddresses.Digits(h.Text("Address")), address)
            ?? Only(static p => p.Text("ElementName"), static h => h.Text("ElementName"), name);
        Guid? device = GuidOf(shown?.Text("DeviceID")) ?? id;
        string? mac = MacAddresses.Digits(shown?.Text("PermanentAddress")) ?? address;
        return Array.Find(_candidates, n => device is not null && GuidOf(n.Text("DeviceID")) == device)
            ?? (shown is null || mac is null ? null : Single(_candidates, n => Same(MacAddresses.Digits(n.Text("PermanentAddress")), mac)));
    }

    private CimObject? Only(Func<CimObject, string?> ofShown, Func<CimObject, string?> ofPort, string? value) =>
        value is { Length: > 0 } && hostPorts.Count(h => Same(ofPort(h), value)) == 1 ? Single(_unclaimed, p => Same(ofShown(p), value)) : null;

    // The last GUID of an identifier, with braces or without.
    private static Guid? GuidOf(string? id)
    {
        string? last = id?[(id.LastIndexOfAny(['\\', ':']) + 1)..];
        return Guid.TryParse(last, out Guid guid) ? guid : null;
    }

    private static CimObject? Single(IEnumerable<CimObject> rows, Func<CimObject, bool> fits) => rows.Where(fits).Take(2).ToArray() is [var only] ? only : null;

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
