using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Reads the features of the switch ports that a machine's adapters are connected to: what a port allows, and its VLAN.</summary>
public static class PortFeatures
{
    /// <summary>Name of the class of security settings, MAC address spoofing among them.</summary>
    public const string SecurityClass = "Msvm_EthernetSwitchPortSecuritySettingData";

    /// <summary>Name of the class of VLAN settings.</summary>
    public const string VlanClass = "Msvm_EthernetSwitchPortVlanSettingData";

    /// <summary>Name of the class of isolation settings, which serve the VLANs of a tenant (from Windows build 9600).</summary>
    public const string IsolationClass = "Msvm_EthernetSwitchPortIsolationSettingData";

    /// <summary>Name of the class of offload settings, SR-IOV among them.</summary>
    internal const string OffloadClass = "Msvm_EthernetSwitchPortOffloadSettingData";

    /// <summary>Name of the class of connections, which the features belong to.</summary>
    internal const string ConnectionClass = "Msvm_EthernetPortAllocationSettingData";

    private const string TemplatePrefix = @"Microsoft:Definition\";
    private const string TemplateSuffix = @"\Default";

    // With more, one statement for the ports of all machines is less work than one for each port.
    private const int MostByKey = 16;

    /// <summary>Reads the templates that ports without features are given, with the defaults of this build of Windows, in one round trip.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="classes">Classes of the features.</param>
    /// <returns>The templates by class; those that this host has, and that can be read.</returns>
    /// <exception cref="CimException">The query failed for another reason than that this host does not take it.</exception>
    public static IReadOnlyDictionary<string, CimObject> ReadTemplates(HyperVConnection connection, IReadOnlyCollection<string> classes)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(classes);
        try
        {
            // A pattern without a backslash: a single one in it makes the query invalid on real hosts.
            return connection.Read([.. classes.Select(static c => Query($"SELECT * FROM {c} WHERE InstanceID LIKE '%Default'"))])
                .SelectMany(static rows => rows.Where(IsTemplate).Take(1))
                .ToDictionary(static t => t.ClassName, StringComparer.OrdinalIgnoreCase);
        }
        catch (CimException refused) when (HyperVConnection.RefusesAssociations(refused) || refused.Code == CimErrorCode.NotFound)
        {
            return new Dictionary<string, CimObject>();
        }
    }

    /// <summary>Reads features of a machine's ports, again, in one round trip.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="machine">The machine with the adapters whose ports are meant. Those of others may be among the answer.</param>
    /// <param name="classes">Classes of the features.</param>
    /// <returns>The features as a whole, by InstanceID of the connection.</returns>
    public static ILookup<string, CimObject> Read(HyperVConnection connection, MachineAdapters machine, IReadOnlyCollection<string> classes)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(classes);
        string condition = $"WHERE InstanceID LIKE {Wql.StartsWith(InstanceIds.Of(machine.MachineId))}";
        CimQuery[] otherwise = [.. classes.Select(c => Query($"SELECT * FROM {c} {condition}"))];
        var connections = machine.Adapters.Select(static a => a.ConnectionId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Rows(connection, connections, classes.Count == 1 ? classes.First() : null, otherwise)
            .Where(row => classes.Contains(row.ClassName, StringComparer.OrdinalIgnoreCase))
            .Select(row => (Row: row, Owner: InstanceIds.OwnerOf(row.Text("InstanceID"), connections.Contains)))
            .Where(static r => r.Owner is not null)
            .ToLookup(static r => r.Owner!, static r => r.Row, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Reads features, in one round trip; in two if there seem to be none.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="connections">InstanceIDs of the adapters' connections.</param>
    /// <param name="featureClass">Class of the features; <see langword="null"/> for all.</param>
    /// <param name="otherwise">Statements with the same rows, where those by key do not work.</param>
    /// <returns>The features; none if there are no connections.</returns>
    /// <exception cref="CimException">A query failed; <see cref="CimErrorCode.NotFound"/> if a connection is gone.</exception>
    internal static IEnumerable<CimObject> Read(
        HyperVConnection connection, IReadOnlyCollection<string> connections, string? featureClass, params IReadOnlyList<CimQuery> otherwise)
    {
        if (connections.Count == 0)
        {
            return [];
        }

        CimObject[] features = connections.Count > MostByKey
            ? []
            : [.. connection.ReadByKey([.. connections.Select(id => Association(id, featureClass))], otherwise)];

        // Ports without any are rare. That the association leads to all features is unverified on Windows, and a feature that is
        // there must not be taken for one that is not.
        return features.Length > 0 ? features : connection.Read(otherwise).SelectMany(static r => r);
    }

    private static IEnumerable<CimObject> Rows(
        HyperVConnection connection, IReadOnlyCollection<string> connections, string? featureClass, CimQuery[] otherwise)
    {
        try
        {
            return Read(connection, connections, featureClass, otherwise);
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound)
        {
            // An adapter was removed just now; the others are there.
            return connection.Read(otherwise).SelectMany(static r => r);
        }
    }

    private static bool IsTemplate(CimObject row) => row.Text("InstanceID") is { } id
        && id.StartsWith(TemplatePrefix, StringComparison.OrdinalIgnoreCase) && id.EndsWith(TemplateSuffix, StringComparison.OrdinalIgnoreCase);

    // Hosts that were captured earlier lack classes, as old builds of Windows do.
    private static CimQuery Query(string wql) => new(CimNamespaces.Virtualization, wql, ClassMayBeMissing: true);

    private static CimAssociation Association(string connectionId, string? featureClass) => new(
        new CimPath(CimNamespaces.Virtualization, ConnectionClass, [CimProperty.OfString("InstanceID", connectionId)]),
        "Msvm_EthernetPortSettingDataComponent",
        featureClass);
}
