using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Joins the rows of adapters, connections and port features.</summary>
/// <remarks>
/// An InstanceID begins with that of what it belongs to: a connection's with its adapter's, a feature's with its connection's
/// (<see cref="InstanceIds.OwnerOf"/>).
/// The ids of connections of emulated adapters are not known for certain, so Parent is asked where they do not tell; in its path,
/// backslashes are doubled (HyperVManagerTray, issue 17).
/// </remarks>
internal sealed class AdapterRows
{
    private static readonly string[] FeatureClasses = [PortFeatures.SecurityClass, PortFeatures.VlanClass, PortFeatures.IsolationClass, PortFeatures.OffloadClass];

    private readonly Dictionary<Guid, List<CimObject>> _machines = [];
    private readonly Dictionary<Guid, string> _switches = [];

    /// <summary>Collects rows.</summary>
    /// <param name="rows">Rows of any class.</param>
    public AdapterRows(IEnumerable<CimObject> rows) => Add(rows);

    /// <summary>The statement for the switches.</summary>
    public static CimQuery SwitchQuery { get; } = Query("SELECT Name, ElementName FROM Msvm_VirtualEthernetSwitch");

    /// <summary>InstanceIDs of the connections.</summary>
    public IReadOnlyCollection<string> Connections =>
        [.. _machines.Values.SelectMany(static m => m).Where(IsConnection).Select(static c => c.Text("InstanceID")!)];

    /// <summary>Whether there are features of ports among the rows.</summary>
    public bool HasFeatures => _machines.Values.SelectMany(static m => m).Any(static r => Array.Exists(FeatureClasses, c => IsA(r, c)));

    /// <summary>The statements for adapters, connections and features that filter.</summary>
    /// <param name="machine">GUID of a machine; <see langword="null"/> for those of all machines.</param>
    /// <param name="listed">What is wanted of features, by class; <see langword="null"/> for all of each.</param>
    public static IReadOnlyList<CimQuery> Queries(Guid? machine, ILookup<string, string>? listed = null) =>
    [
        Query($"SELECT InstanceID, ElementName, Address FROM Msvm_SyntheticEthernetPortSettingData{Where(machine)}"),
        Query($"SELECT InstanceID, ElementName, Address FROM Msvm_EmulatedEthernetPortSettingData{Where(machine)}"),
        Query($"SELECT InstanceID, Parent, HostResource, EnabledState FROM Msvm_EthernetPortAllocationSettingData{Where(machine)}"),
        .. FeatureQueries(machine, listed),
    ];

    /// <summary>The statements for features of ports that filter. Those of one machine may be changed, for which the row is needed as a whole.</summary>
    /// <param name="machine">GUID of a machine; <see langword="null"/> for those of all machines.</param>
    /// <param name="listed">What is wanted of features, by class; <see langword="null"/> for all of each.</param>
    public static IReadOnlyList<CimQuery> FeatureQueries(Guid? machine, ILookup<string, string>? listed = null) =>
    [
        .. FeatureClasses.Where(static c => c is not PortFeatures.OffloadClass)
            .Select(c => Query($"SELECT {(listed is null ? "*" : string.Join(", ", ["InstanceID", .. listed[c]]))} FROM {c}{Where(machine)}", classMayBeMissing: true)),
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
        CimObject[] adapters = [.. parts.Where(IsAdapter)];
        ILookup<string?, CimObject> connections = ByOwner(parts.Where(IsConnection), adapters);
        ILookup<string?, CimObject> features = ByOwner(parts.Where(static p => !IsConnection(p) && !IsAdapter(p)), parts.Where(IsConnection));
        return new MachineAdapters(
            machine,
            name,
            [
                .. adapters
                    .Select(row => ToAdapter(row, connections, features))
                    .OrderBy(static a => a.Name, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(static a => a.Id, StringComparer.OrdinalIgnoreCase),
            ]);
    }

    /// <summary>What a row belongs to by its InstanceID or, if that does not tell, by its Parent.</summary>
    internal static string? OwnerOf(CimObject row, Func<string, bool> isOwner) =>
        InstanceIds.OwnerOf(row.Text("InstanceID"), isOwner)
        ?? (InstanceIds.InPath(row.Text("Parent")) is { } parent && isOwner(parent) ? parent : null);

    private static bool IsAdapter(CimObject row) => IsA(row, "Msvm_SyntheticEthernetPortSettingData") || IsLegacy(row);

    private static bool IsA(CimObject row, string className) => string.Equals(row.ClassName, className, StringComparison.OrdinalIgnoreCase);

    private static bool IsLegacy(CimObject row) => IsA(row, "Msvm_EmulatedEthernetPortSettingData");

    private static bool IsConnection(CimObject row) => IsA(row, "Msvm_EthernetPortAllocationSettingData");

    private static ILookup<string?, CimObject> ByOwner(IEnumerable<CimObject> rows, IEnumerable<CimObject> owners)
    {
        var ids = owners.Select(static o => o.Text("InstanceID")!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return rows.ToLookup(row => OwnerOf(row, ids.Contains), StringComparer.OrdinalIgnoreCase);
    }

    private NetworkAdapter ToAdapter(CimObject row, ILookup<string?, CimObject> connections, ILookup<string?, CimObject> features)
    {
        string id = row.Text("InstanceID")!;
        CimObject? connection = connections[id].FirstOrDefault();
        string? connectionId = connection?.Text("InstanceID");
        CimObject[] owned = connectionId is null ? [] : [.. features[connectionId]];
        CimObject? offload = Array.FindLast(owned, static f => IsA(f, PortFeatures.OffloadClass));
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
            Features = [.. owned.Where(static f => Array.Exists(FeatureClasses, c => IsA(f, c)))],
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

    private static CimQuery Query(string wql, bool classMayBeMissing = false) => new(CimNamespaces.Virtualization, wql, classMayBeMissing);
}
