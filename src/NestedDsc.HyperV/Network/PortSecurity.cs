using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Turns MAC address spoofing on and off: a setting of the switch port that an adapter is connected to.</summary>
/// <remarks>
/// It takes effect in any state of the machine (hyprv, live). Both calls are given the whole row, as every client does that is known: the
/// row that is there, or the template of the feature, with the one value changed. What becomes of settings that are left out is not known
/// of any host, and an instance without them was refused.
/// </remarks>
public static class PortSecurity
{
    private const string Spoofing = "AllowMacSpoofing";
    private const string TemplatePrefix = @"Microsoft:Definition\";
    private const string TemplateSuffix = @"\Default";

    // A template with these names what it is a template of; a row may be called otherwise.
    private static readonly string[] Naming = ["InstanceID", "Caption", "Description", "ElementName"];

    /// <summary>Whether a port with a feature lets its machine send with other MAC addresses.</summary>
    /// <param name="feature">The feature; <see langword="null"/> if the port has none, which means that all of its settings are off.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public static bool AllowsSpoofing(CimObject? feature) => feature?.Flag(Spoofing) ?? false;

    /// <summary>Changes ports that have the security feature, all in one call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="features">The features as they were read, as a whole.</param>
    /// <param name="spoofing">Whether spoofing is to be on; <see langword="null"/> to put them back as they were read.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Modify(
        HyperVConnection connection, CimPath managementService, IEnumerable<CimObject> features, bool? spoofing, string action)
    {
        string[] xml = [.. features.Select(f => ToXml(spoofing is { } on ? With(f, on) : f))];
        if (xml.Length > 0)
        {
            Invoke(connection, managementService, "ModifyFeatureSettings", action, CimProperty.OfStrings("FeatureSettings", xml));
        }
    }

    /// <summary>Gives a port the security feature that it does not have.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="connectionId">InstanceID of the adapter's connection.</param>
    /// <param name="template">The template of the feature.</param>
    /// <param name="spoofing">Whether spoofing is on.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Add(
        HyperVConnection connection, CimPath managementService, string connectionId, CimObject template, bool spoofing, string action) => Invoke(
        connection,
        managementService,
        "AddFeatureSettings",
        action,
        CimProperty.OfReference("AffectedConfiguration", PathOf("Msvm_EthernetPortAllocationSettingData", connectionId)),
        CimProperty.OfStrings("FeatureSettings", ToXml(With(template, spoofing))));

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
        new CimProperty("FeatureSettings", CimType.Reference, new[] { PathOf(PortFeatures.SecurityClass, featureId) }, IsArray: true));

    /// <summary>Reads the template that a port without the feature is given, with the defaults of this build of Windows.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The template, or <see langword="null"/> if this host has none that can be read.</returns>
    /// <exception cref="CimException">The query failed for another reason than that this host does not take it.</exception>
    public static CimObject? ReadTemplate(HyperVConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);

        // A pattern without a backslash: a single one in it makes the query invalid on real hosts.
        var query = new CimQuery(CimNamespaces.Virtualization, $"SELECT * FROM {PortFeatures.SecurityClass} WHERE InstanceID LIKE '%Default'");
        try
        {
            return connection.Read(query)[0].FirstOrDefault(IsTemplate);
        }
        catch (CimException refused) when (HyperVConnection.RefusesAssociations(refused) || refused.Code == CimErrorCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Reads the security features of a machine's ports, again.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="machine">The machine with the adapters whose ports are meant. Those of others may be among the answer.</param>
    /// <returns>The features as a whole, by InstanceID of the connection.</returns>
    public static ILookup<string, CimObject> Read(HyperVConnection connection, MachineAdapters machine)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(machine);
        string wql = $"SELECT * FROM {PortFeatures.SecurityClass} WHERE InstanceID LIKE {Wql.StartsWith(InstanceIds.Of(machine.MachineId))}";
        var connections = machine.Adapters.Select(static a => a.ConnectionId).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Rows(connection, connections, new CimQuery(CimNamespaces.Virtualization, wql))
            .Select(row => (Row: row, Owner: InstanceIds.OwnerOf(row.Text("InstanceID"), connections.Contains)))
            .Where(static r => r.Owner is not null)
            .ToLookup(static r => r.Owner!, static r => r.Row, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What else than the one value a change has changed.</summary>
    /// <param name="before">The feature that was changed, or the template that it was made of.</param>
    /// <param name="after">The feature as it was read back.</param>
    /// <param name="isTemplate">Whether it was made of a template.</param>
    /// <returns>The other settings with their values, for messages; none if they are as they were.</returns>
    public static IReadOnlyList<string> OtherChanges(CimObject before, CimObject after, bool isTemplate) =>
        CimComparison.Changes(before, after, isTemplate ? [Spoofing, .. Naming] : [Spoofing]);

    private static CimObject With(CimObject row, bool spoofing) => row.With(CimProperty.OfBoolean(Spoofing, spoofing));

    private static string ToXml(CimObject row) => EmbeddedInstance.ToXml(row.ClassName, [.. row.Properties]);

    private static bool IsTemplate(CimObject row) => row.Text("InstanceID") is { } id
        && id.StartsWith(TemplatePrefix, StringComparison.OrdinalIgnoreCase) && id.EndsWith(TemplateSuffix, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<CimObject> Rows(HyperVConnection connection, IReadOnlyCollection<string> connections, CimQuery otherwise)
    {
        try
        {
            return PortFeatures.Read(connection, connections, PortFeatures.SecurityClass, otherwise);
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
