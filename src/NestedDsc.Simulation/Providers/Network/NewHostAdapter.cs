using System.Globalization;
using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>
/// The host's adapter for a switch's internal port: <c>vEthernet (name)</c>. A name in use gets a number (unverified on Windows). It
/// has the address that the port was given, or one that Hyper-V generates.
/// </summary>
internal sealed class NewHostAdapter
{
    private const string Description = "Hyper-V Virtual Ethernet Adapter";
    private readonly MethodContext _context;
    private readonly string _guid;
    private readonly string _portName;
    private readonly string _address;

    /// <param name="context">The call.</param>
    /// <param name="portGuid">GUID of the port, which is the adapter's too (unverified on Windows).</param>
    /// <param name="portName">Name of the port.</param>
    /// <param name="address">Hardware address; empty to have one generated.</param>
    /// <param name="others">Adapters that the same call adds.</param>
    public NewHostAdapter(MethodContext context, string portGuid, string portName, string address, IEnumerable<Edit> others)
    {
        _context = context;
        _guid = portGuid;
        _portName = portName;
        _address = address.Length > 0 ? address : "00155DFE" + portGuid[..4];
        List<Edit> coming =
        [
            .. context.Host.Operations.Active.SelectMany(static o => o.OnSuccess).Concat(others)
                .Where(static e => e is { Kind: EditKind.Add, Target.ClassName: HostAdapters.AdapterClass }),
        ];
        string[] Taken(string property) =>
        [
            .. HostAdapters.All(context.Host.Document).Select(a => a.Text(property)),
            .. coming.Select(e => Value(e, property) as string ?? ""),
        ];

        string name = $"vEthernet ({portName})";
        Name = context.Host.Settings.Variants.TakenName == TakenName.Same ? name : Free(name, " ", Taken("Name"));
        InterfaceDescription = Free(Description, " #", Taken("InterfaceDescription"));
        Index = (uint)HostAdapters.All(context.Host.Document).Concat(HostAdapters.Addresses(context.Host.Document))
            .Select(static r => r.Number64("InterfaceIndex"))
            .Concat(coming.Select(static e => CimNumber.ToUInt64(Value(e, "InterfaceIndex")) ?? 0))
            .DefaultIfEmpty().Max() + 1;
    }

    public string Name { get; }

    public string InterfaceDescription { get; }

    public uint Index { get; }

    /// <summary>The adapter as Hyper-V and as Windows show it, and the address that Windows gives an adapter without another.</summary>
    public IEnumerable<Edit> Edits(bool hasAddress)
    {
        string computer = _context.Host.Document.ComputerName;
        string[] addresses = [_address];
        foreach (Edit edit in NewInstance.Of(_context.Host.Document, _context.Namespace.Name, HostAdapters.InternalPortClass,
            ("Caption", "Ethernet Port"), ("ElementName", _portName), ("Name", InterfaceDescription), ("OperationalStatus", new ushort[] { 2 }),
            ("HealthState", (ushort)5), ("CreationClassName", HostAdapters.InternalPortClass), ("DeviceID", $"Microsoft:{{{_guid}}}"),
            ("SystemCreationClassName", Vm.SystemClass), ("SystemName", computer), ("EnabledState", (ushort)2),
            ("RequestedState", (ushort)12), ("PermanentAddress", _address), ("NetworkAddresses", addresses), ("FullDuplex", true)))
        {
            yield return edit;
        }

        foreach (Edit edit in NewInstance.Of(_context.Host.Document, CimNamespaces.StandardCimv2, HostAdapters.AdapterClass,
            ("Name", Name), ("CreationClassName", HostAdapters.AdapterClass), ("DeviceID", $"{{{_guid}}}"),
            ("SystemCreationClassName", "CIM_NetworkPort"), ("SystemName", computer), ("PermanentAddress", _address),
            ("NetworkAddresses", addresses), ("InterfaceDescription", InterfaceDescription), ("InterfaceGuid", $"{{{_guid}}}"),
            ("InterfaceIndex", Index), ("DriverDescription", Description), ("ComponentID", "vms_mp"), ("Virtual", true), ("Hidden", false),
            ("HardwareInterface", false), ("ConnectorPresent", false), ("InterfaceType", 6U), ("NdisPhysicalMedium", 0U), ("State", 2U),
            ("InterfaceOperationalStatus", 1U), ("InterfaceAdminStatus", 1U), ("MediaConnectState", 1U), ("MtuSize", 1500U)))
        {
            yield return edit;
        }

        if (!hasAddress)
        {
            foreach (Edit edit in NewAddress.LinkLocal(_context.Host.Document, Name, Index, _guid))
            {
                yield return edit;
            }
        }
    }

    private static object? Value(Edit edit, string property) =>
        edit.Values.FirstOrDefault(v => string.Equals(v.Name, property, StringComparison.OrdinalIgnoreCase))?.Value;

    private static string Free(string name, string separator, string[] taken)
    {
        string candidate = name;
        for (int number = 2; taken.Contains(candidate, StringComparer.OrdinalIgnoreCase); number++)
        {
            candidate = name + separator + number.ToString(CultureInfo.InvariantCulture);
        }

        return candidate;
    }
}
