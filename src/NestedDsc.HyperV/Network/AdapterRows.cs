using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Joins the rows of adapters, connections and port features.</summary>
/// <remarks>
/// An InstanceID begins with that of what it belongs to: a connection's with its adapter's, a feature's with its connection's.
/// Paths in Parent would need their doubled backslashes undone first (HyperVManagerTray, issue 17).
/// </remarks>
internal sealed class AdapterRows
{
    private readonly Dictionary<string, CimObject> _connections = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CimObject> _security = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CimObject> _offload = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, string> _switches = [];
    private readonly List<(Guid Owner, CimObject Row)> _adapters = [];

    /// <summary>The statements that <see cref="Add"/> takes the rows of.</summary>
    /// <param name="machine">GUID of a machine; <see langword="null"/> for those of all machines.</param>
    public static IReadOnlyList<CimQuery> Queries(Guid? machine)
    {
        string where = machine is { } id ? $" WHERE InstanceID LIKE {Wql.StartsWith(InstanceIds.Of(id))}" : "";
        return
        [
            Query($"SELECT InstanceID, ElementName, Address FROM Msvm_SyntheticEthernetPortSettingData{where}"),
            Query($"SELECT InstanceID, ElementName, Address FROM Msvm_EmulatedEthernetPortSettingData{where}"),
            Query($"SELECT InstanceID, HostResource, EnabledState FROM Msvm_EthernetPortAllocationSettingData{where}"),
            Query($"SELECT InstanceID, AllowMacSpoofing FROM Msvm_EthernetSwitchPortSecuritySettingData{where}"),
            Query($"SELECT InstanceID, IOVOffloadWeight FROM Msvm_EthernetSwitchPortOffloadSettingData{where}"),
            Query("SELECT Name, ElementName FROM Msvm_VirtualEthernetSwitch"),
        ];
    }

    /// <summary>Takes a row of any of the classes; rows of templates belong to no machine and are left out.</summary>
    public void Add(CimObject row)
    {
        string id = row.Text("InstanceID") ?? "";
        switch (row.ClassName.ToUpperInvariant())
        {
            case "MSVM_VIRTUALETHERNETSWITCH" when Guid.TryParse(row.Text("Name"), out Guid name):
                _switches[name] = row.Text("ElementName") ?? "";
                break;
            case "MSVM_SYNTHETICETHERNETPORTSETTINGDATA" or "MSVM_EMULATEDETHERNETPORTSETTINGDATA"
                when InstanceIds.MachineOf(id) is { } owner:
                _adapters.Add((owner, row));
                break;
            case "MSVM_ETHERNETPORTALLOCATIONSETTINGDATA":
                _connections[id] = row;
                break;
            case "MSVM_ETHERNETSWITCHPORTSECURITYSETTINGDATA":
                _security[ParentOf(id)] = row;
                break;
            case "MSVM_ETHERNETSWITCHPORTOFFLOADSETTINGDATA":
                _offload[ParentOf(id)] = row;
                break;
            default:
                break;
        }
    }

    /// <summary>The adapters of each machine.</summary>
    public ILookup<Guid, NetworkAdapter> ToAdapters()
    {
        // A connection's InstanceID is its adapter's with one part more; the parts of a legacy adapter are more by one.
        ILookup<string, CimObject> byAdapter = _connections.Values.ToLookup(static c => ParentOf(c.Text("InstanceID")!), StringComparer.OrdinalIgnoreCase);
        return _adapters.ToLookup(static a => a.Owner, a => ToAdapter(a.Row, byAdapter[a.Row.Text("InstanceID")!].FirstOrDefault()));
    }

    /// <summary>What an InstanceID belongs to: it without its last part.</summary>
    internal static string ParentOf(string instanceId)
    {
        int end = instanceId.LastIndexOf('\\');
        return end < 0 ? "" : instanceId[..end];
    }

    private NetworkAdapter ToAdapter(CimObject row, CimObject? connection)
    {
        string? connectionId = connection?.Text("InstanceID");
        CimObject? security = connectionId is null ? null : _security.GetValueOrDefault(connectionId);
        string? resource = connection?.Texts("HostResource") is [{ Length: > 0 } first, ..] ? first : null;
        string? switchName = resource is not null && connection!.Number("EnabledState") != 3 ? SwitchOf(resource) : null;
        return new NetworkAdapter
        {
            Id = row.Text("InstanceID")!,
            Name = row.Text("ElementName") ?? "",
            IsLegacy = row.ClassName.Contains("Emulated", StringComparison.OrdinalIgnoreCase),
            MacAddress = row.Text("Address") is { Length: 12 } address && address.Any(static c => c != '0') ? address : null,
            ConnectionId = connectionId,
            IsConnected = switchName is not null,
            SwitchName = switchName,
            SecurityFeatureId = security?.Text("InstanceID"),
            MacAddressSpoofing = security?.Flag("AllowMacSpoofing") ?? false,
            UsesSriov = connectionId is not null && _offload.GetValueOrDefault(connectionId)?.Number("IOVOffloadWeight") > 0,
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

    private static CimQuery Query(string wql) => new(CimNamespaces.Virtualization, wql);
}
