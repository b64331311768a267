using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Joins the rows of adapters, connections and port features.</summary>
/// <remarks>
/// An InstanceID begins with that of what it belongs to: a connection's with its adapter's, a feature's with its connection's.
/// Paths in Parent would need their doubled backslashes undone first (HyperVManagerTray, issue 17).
/// </remarks>
internal sealed class AdapterRows
{
    private const string SecurityClass = "Msvm_EthernetSwitchPortSecuritySettingData";
    private readonly Dictionary<Guid, List<CimObject>> _machines = [];
    private readonly Dictionary<Guid, string> _switches;

    /// <summary>Collects rows.</summary>
    /// <param name="rows">Rows of any class.</param>
    /// <param name="switches">Has the switches; left out if they are among the rows.</param>
    public AdapterRows(IEnumerable<CimObject> rows, AdapterRows? switches = null)
    {
        _switches = switches?._switches ?? [];
        Add(rows);
    }

    /// <summary>The statement for the switches.</summary>
    public static CimQuery SwitchQuery { get; } = Query("SELECT Name, ElementName FROM Msvm_VirtualEthernetSwitch");

    /// <summary>InstanceIDs of the connections.</summary>
    public IReadOnlyCollection<string> Connections =>
        [.. _machines.Values.SelectMany(static m => m).Where(IsConnection).Select(static c => c.Text("InstanceID")!)];

    /// <summary>Whether there are features of ports among the rows.</summary>
    public bool HasFeatures => _machines.Values.SelectMany(static m => m).Any(static r => IsA(r, SecurityClass) || IsA(r, PortFeatures.OffloadClass));

    /// <summary>The statements for adapters, connections and features that filter.</summary>
    /// <param name="machine">GUID of a machine; <see langword="null"/> for those of all machines.</param>
    public static IReadOnlyList<CimQuery> Queries(Guid? machine) =>
    [
        Query($"SELECT InstanceID, ElementName, Address FROM Msvm_SyntheticEthernetPortSettingData{Where(machine)}"),
        Query($"SELECT InstanceID, ElementName, Address FROM Msvm_EmulatedEthernetPortSettingData{Where(machine)}"),
        Query($"SELECT InstanceID, HostResource, EnabledState FROM Msvm_EthernetPortAllocationSettingData{Where(machine)}"),
        .. FeatureQueries(machine),
    ];

    /// <summary>The statements for features of ports that filter.</summary>
    /// <param name="machine">GUID of a machine; <see langword="null"/> for those of all machines.</param>
    public static IReadOnlyList<CimQuery> FeatureQueries(Guid? machine) =>
    [
        Query($"SELECT InstanceID, AllowMacSpoofing FROM {SecurityClass}{Where(machine)}"),
        Query($"SELECT InstanceID, IOVOffloadWeight FROM {PortFeatures.OffloadClass}{Where(machine)}"),
    ];

    /// <summary>Takes rows of any class; those of templates belong to no machine and are left out.</summary>
    public void Add(IEnumerable<CimObject> rows)
    {
        foreach (CimObject row in rows)
        {
            if (IsA(row, "Msvm_VirtualEthernetSwitch"))
            {
                if (Guid.TryParse(row.Text("Name"), out Guid name))
                {
                    _switches[name] = row.Text("ElementName") ?? "";
                }
            }
            else if (InstanceIds.MachineOf(row.Text("InstanceID")) is { } owner)
            {
                if (!_machines.TryGetValue(owner, out List<CimObject>? parts))
                {
                    _machines.Add(owner, parts = []);
                }

                parts.Add(row);
            }
        }
    }

    /// <summary>A machine with its adapters in the order of their names.</summary>
    public MachineAdapters ToMachine(Guid machine, string name)
    {
        List<CimObject> parts = _machines.GetValueOrDefault(machine) ?? [];

        // A connection's InstanceID is its adapter's with one part more; the parts of a legacy adapter are more by one.
        ILookup<string, CimObject> byParent = parts.ToLookup(static p => ParentOf(p.Text("InstanceID")!), StringComparer.OrdinalIgnoreCase);
        return new MachineAdapters(
            machine,
            name,
            [
                .. parts.Where(IsAdapter)
                    .Select(row => ToAdapter(row, byParent))
                    .OrderBy(static a => a.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(static a => a.Id, StringComparer.OrdinalIgnoreCase),
            ]);
    }

    /// <summary>Whether a row is that of an adapter.</summary>
    internal static bool IsAdapter(CimObject row) => IsA(row, "Msvm_SyntheticEthernetPortSettingData") || IsLegacy(row);

    /// <summary>What an InstanceID belongs to: it without its last part.</summary>
    internal static string ParentOf(string instanceId)
    {
        int end = instanceId.LastIndexOf('\\');
        return end < 0 ? "" : instanceId[..end];
    }

    private static bool IsA(CimObject row, string className) => string.Equals(row.ClassName, className, StringComparison.OrdinalIgnoreCase);

    private static bool IsLegacy(CimObject row) => IsA(row, "Msvm_EmulatedEthernetPortSettingData");

    private static bool IsConnection(CimObject row) => IsA(row, "Msvm_EthernetPortAllocationSettingData");

    private NetworkAdapter ToAdapter(CimObject row, ILookup<string, CimObject> byParent)
    {
        string id = row.Text("InstanceID")!;
        CimObject? connection = byParent[id].FirstOrDefault(IsConnection);
        string? connectionId = connection?.Text("InstanceID");
        CimObject? security = connectionId is null ? null : byParent[connectionId].LastOrDefault(static f => IsA(f, SecurityClass));
        CimObject? offload = connectionId is null ? null : byParent[connectionId].LastOrDefault(static f => IsA(f, PortFeatures.OffloadClass));
        string? resource = connection?.Texts("HostResource") is [{ Length: > 0 } first, ..] ? first : null;
        string? switchName = resource is not null && connection!.Number("EnabledState") != 3 ? SwitchOf(resource) : null;
        return new NetworkAdapter
        {
            Id = id,
            Name = row.Text("ElementName") ?? "",
            IsLegacy = IsLegacy(row),
            MacAddress = row.Text("Address") is { Length: 12 } address && address.Any(static c => c != '0') ? address : null,
            ConnectionId = connectionId,
            IsConnected = switchName is not null,
            SwitchName = switchName,
            SecurityFeatureId = security?.Text("InstanceID"),
            MacAddressSpoofing = security?.Flag("AllowMacSpoofing") ?? false,
            UsesSriov = offload?.Number("IOVOffloadWeight") > 0,
        };
    }

    private string? SwitchOf(string hostResource)
    {
        foreach ((Guid id, string name) in _switches)
        {
            if (hostResource.Contains(id.ToString("D"), StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }

    private static string Where(Guid? machine) => machine is { } id ? $" WHERE InstanceID LIKE {Wql.StartsWith(InstanceIds.Of(id))}" : "";

    private static CimQuery Query(string wql) => new(CimNamespaces.Virtualization, wql);
}
