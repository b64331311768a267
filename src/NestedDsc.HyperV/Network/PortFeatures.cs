using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>Reads the features of the switch ports that a machine's adapters are connected to.</summary>
internal static class PortFeatures
{
    /// <summary>Name of the class of offload settings, SR-IOV among them.</summary>
    public const string OffloadClass = "Msvm_EthernetSwitchPortOffloadSettingData";

    private const string ConnectionClass = "Msvm_EthernetPortAllocationSettingData";

    // With more, one statement for the ports of all machines is less work than one for each port.
    private const int MostByKey = 16;

    /// <summary>Reads features, in one round trip; in two if there seem to be none.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="connections">InstanceIDs of the adapters' connections.</param>
    /// <param name="featureClass">Class of the features; <see langword="null"/> for all.</param>
    /// <param name="otherwise">Statements with the same rows, where those by key do not work.</param>
    /// <returns>The features; none if there are no connections.</returns>
    /// <exception cref="CimException">A query failed; <see cref="CimErrorCode.NotFound"/> if a connection is gone.</exception>
    public static IEnumerable<CimObject> Read(
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

    private static CimAssociation Association(string connectionId, string? featureClass) => new(
        new CimPath(CimNamespaces.Virtualization, ConnectionClass, [CimProperty.OfString("InstanceID", connectionId)]),
        "Msvm_EthernetPortSettingDataComponent",
        featureClass);
}
