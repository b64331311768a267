using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Changes the features of the switch ports that adapters are connected to.</summary>
/// <remarks>
/// Features take effect in any state of the machine (hyprv, live). Both calls are given whole rows, as every client does that is known: the
/// row that is there, or the template of the feature, with changes in it. What becomes of settings that are left out is not known of any
/// host, and an instance without them was refused.
/// </remarks>
public static class PortFeatureService
{
    // A template with these names what it is a template of; a row may be called otherwise.
    private static readonly string[] Naming = ["InstanceID", "Caption", "Description", "ElementName"];

    /// <summary>Changes features, of any ports of a machine and of any classes, in one call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="rows">The features as they are to be, as a whole.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Modify(HyperVConnection connection, CimPath managementService, IReadOnlyCollection<CimObject> rows, string action) =>
        InvokeTogether(rows, some => Invoke(connection, managementService, "ModifyFeatureSettings", action, ToXml(some)));

    /// <summary>Gives a port features that it does not have, in one call. The method takes one port.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="connectionId">InstanceID of the adapter's connection.</param>
    /// <param name="rows">The features: templates with changes, or rows that were there before.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    /// <param name="accepted">Hears of features that Hyper-V has accepted.</param>
    public static void Add(
        HyperVConnection connection,
        CimPath managementService,
        string connectionId,
        IReadOnlyCollection<CimObject> rows,
        string action,
        Action<IEnumerable<CimObject>>? accepted = null) =>
        InvokeTogether(rows, some =>
        {
            Invoke(
                connection,
                managementService,
                "AddFeatureSettings",
                action,
                CimProperty.OfReference("AffectedConfiguration", PathOf(PortFeatures.ConnectionClass, connectionId)),
                ToXml(some));
            accepted?.Invoke(some);
        });

    /// <summary>Takes features from ports, which then have the defaults, in one call.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service.</param>
    /// <param name="rows">The features.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Remove(HyperVConnection connection, CimPath managementService, IReadOnlyCollection<CimObject> rows, string action)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count > 0)
        {
            CimPath[] paths = [.. rows.Select(static r => PathOf(r.ClassName, r.Text("InstanceID")!))];
            Invoke(
                connection, managementService, "RemoveFeatureSettings", action, new CimProperty("FeatureSettings", CimType.Reference, paths, IsArray: true));
        }
    }

    /// <summary>What is otherwise than it was to be.</summary>
    /// <param name="wanted">The feature that was sent.</param>
    /// <param name="now">The feature as it was read back.</param>
    /// <param name="isTemplate">Whether it was made of a template, or of a feature that was there before, so that it may have other names.</param>
    /// <param name="apart">Properties that are not compared.</param>
    /// <returns>The settings with both values, for messages; none if the feature is as it was sent.</returns>
    public static IReadOnlyList<string> Deviations(CimObject wanted, CimObject now, bool isTemplate, params IReadOnlyCollection<string> apart) =>
        CimComparison.Changes(wanted, now, isTemplate ? [.. Naming, .. apart] : apart);

    // The method's array is of the base class of all features. Whether it takes different ones at once is seen of no client: one that is
    // refused is made again for each class, which is.
    private static void InvokeTogether(IReadOnlyCollection<CimObject> rows, Action<IEnumerable<CimObject>> invoke)
    {
        ArgumentNullException.ThrowIfNull(rows);
        IGrouping<string, CimObject>[] classes = [.. rows.GroupBy(static r => r.ClassName, StringComparer.OrdinalIgnoreCase)];
        if (classes.Length == 0)
        {
            return;
        }

        try
        {
            invoke(rows);
        }
        catch (CimMethodException refused) when (classes.Length > 1 && !IndeterminateFailure.IsOutcomeUnknown(refused))
        {
            foreach (IGrouping<string, CimObject> one in classes)
            {
                invoke(one);
            }
        }
    }

    private static CimProperty ToXml(IEnumerable<CimObject> rows) =>
        CimProperty.OfStrings("FeatureSettings", [.. rows.Select(static r => EmbeddedInstance.ToXml(r.ClassName, [.. r.Properties]))]);

    private static CimPath PathOf(string className, string instanceId) =>
        new(CimNamespaces.Virtualization, className, [CimProperty.OfString("InstanceID", instanceId)]);

    private static void Invoke(
        HyperVConnection connection, CimPath managementService, string method, string action, params IReadOnlyList<CimProperty> parameters)
    {
        ArgumentNullException.ThrowIfNull(connection);
        connection.Session.InvokeAndWait(
            new CimMethodCall(managementService, method, parameters), action, connection.Within(HyperVConnection.ChangeTimeout), BusyRetry.Default);
    }
}
