using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Turns MAC address spoofing on and off: a setting of the switch port that an adapter is connected to.</summary>
/// <remarks>That it may be changed while the machine runs is unverified on Windows; no state is documented as needed.</remarks>
public static class PortSecurity
{
    private const string FeatureClass = "Msvm_EthernetSwitchPortSecuritySettingData";

    /// <summary>Changes ports that have the security feature, all in one call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="features">InstanceIDs of the features, with the value of each.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Modify(
        HyperVConnection connection, CimPath managementService, IEnumerable<(string FeatureId, bool Spoofing)> features, string action)
    {
        string[] xml =
        [
            .. features.Select(static f => EmbeddedInstance.ToXml(
                FeatureClass, CimProperty.OfString("InstanceID", f.FeatureId), CimProperty.OfBoolean("AllowMacSpoofing", f.Spoofing))),
        ];
        if (xml.Length > 0)
        {
            Invoke(connection, managementService, "ModifyFeatureSettings", action, CimProperty.OfStrings("FeatureSettings", xml));
        }
    }

    /// <summary>Gives a port the security feature that it does not have.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="connectionId">InstanceID of the adapter's connection.</param>
    /// <param name="spoofing">Whether spoofing is on.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Add(HyperVConnection connection, CimPath managementService, string connectionId, bool spoofing, string action) => Invoke(
        connection,
        managementService,
        "AddFeatureSettings",
        action,
        CimProperty.OfReference("AffectedConfiguration", PathOf("Msvm_EthernetPortAllocationSettingData", connectionId)),
        CimProperty.OfStrings("FeatureSettings", EmbeddedInstance.ToXml(FeatureClass, CimProperty.OfBoolean("AllowMacSpoofing", spoofing))));

    /// <summary>Takes the security feature from a port, which turns all of its settings off.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="featureId">InstanceID of the feature.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Remove(HyperVConnection connection, CimPath managementService, string featureId, string action) => Invoke(
        connection,
        managementService,
        "RemoveFeatureSettings",
        action,
        new CimProperty("FeatureSettings", CimType.Reference, new[] { PathOf(FeatureClass, featureId) }, IsArray: true));

    /// <summary>Reads the security features of a machine's ports, again.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="machine">The machine with the adapters whose ports are meant. Those of others may be among the answer.</param>
    /// <returns>By InstanceID of the connection: InstanceID and value of its feature.</returns>
    public static IReadOnlyDictionary<string, (string FeatureId, bool Spoofing)> Read(HyperVConnection connection, MachineAdapters machine)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(machine);
        string wql = $"SELECT InstanceID, AllowMacSpoofing FROM {FeatureClass} WHERE InstanceID LIKE {Wql.StartsWith(InstanceIds.Of(machine.MachineId))}";
        string[] connections = [.. machine.Adapters.Select(static a => a.ConnectionId).OfType<string>()];
        var features = new Dictionary<string, (string, bool)>(StringComparer.OrdinalIgnoreCase);
        foreach (CimObject row in Rows(connection, connections, new CimQuery(CimNamespaces.Virtualization, wql)))
        {
            string id = row.Text("InstanceID") ?? "";
            features[AdapterRows.ParentOf(id)] = (id, row.Flag("AllowMacSpoofing") ?? false);
        }

        return features;
    }

    private static IEnumerable<CimObject> Rows(HyperVConnection connection, string[] connections, CimQuery otherwise)
    {
        try
        {
            return PortFeatures.Read(connection, connections, FeatureClass, otherwise);
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound)
        {
            // An adapter was removed just now; the others are there.
            return connection.Read(otherwise)[0];
        }
    }

    private static CimPath PathOf(string className, string instanceId) =>
        new(CimNamespaces.Virtualization, className, [CimProperty.OfString("InstanceID", instanceId)]);

    private static void Invoke(
        HyperVConnection connection, CimPath managementService, string method, string action, params IReadOnlyList<CimProperty> parameters) =>
        connection.Session.InvokeAndWait(
            new CimMethodCall(managementService, method, parameters), action, connection.Within(HyperVConnection.ChangeTimeout), BusyRetry.Default);
}
