using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Network;

/// <summary>
/// Reads network adapters: of one machine in three round trips (who it is; its adapters with their connections; the features of the
/// ports), by its GUID in two; of all machines in one.
/// </summary>
public static class AdapterReader
{
    private const string ServiceClass = "Msvm_VirtualSystemManagementService";

    private static readonly CimQuery ServiceQuery = new(
        CimNamespaces.Virtualization, $"SELECT CreationClassName, Name, SystemCreationClassName, SystemName FROM {ServiceClass}");

    /// <summary>Reads the adapters of one machine.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="identity">How the user names the machine.</param>
    /// <param name="known">GUID of the machine, if it was found before.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    public static AdapterReading Read(HyperVConnection connection, MachineIdentity identity, Guid? known = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(identity);
        return (identity.Id ?? known) is { } id && TryReadById(connection, identity with { Id = id }, id) is { } reading
            ? reading
            : ReadInTwo(connection, identity, isSecondTry: false);
    }

    /// <summary>Reads the adapters of all machines.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="features">The properties of features that are wanted, by class.</param>
    /// <returns>The machines that have adapters, in the order of their names.</returns>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    public static IReadOnlyList<MachineAdapters> ReadAll(HyperVConnection connection, ILookup<string, string> features)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(features);
        var systems = new CimQuery(CimNamespaces.Virtualization, "SELECT Name, ElementName FROM Msvm_ComputerSystem");
        IReadOnlyList<IReadOnlyList<CimObject>> rows =
            connection.Read([systems, ServiceQuery, AdapterRows.SwitchQuery, .. AdapterRows.Queries(machine: null, features)]);
        if (rows[1].Count == 0)
        {
            throw new NoRightsException("Listing the network adapters of this host's VMs");
        }

        var adapters = new AdapterRows(rows.Skip(2).SelectMany(static r => r));
        return
        [
            .. new MachineList(rows[0], []).Machines.Select(machine => adapters.ToMachine(machine.Id, machine.Name))
                .Where(static machine => machine.Adapters.Count > 0),
        ];
    }

    private static CimPath ServicePath(IReadOnlyList<CimObject> rows, string action) => rows.Count > 0
        ? new CimPath(CimNamespaces.Virtualization, ServiceClass, rows[0].Properties)
        : throw new NoRightsException(action);

    // Nothing if there is no such machine, or if it can't be read like this: reading it in two says which.
    private static AdapterReading? TryReadById(HyperVConnection connection, MachineIdentity identity, Guid id)
    {
        try
        {
            IReadOnlyList<IReadOnlyList<CimObject>> rows =
                connection.Read([MachineLookup.Query(identity), ServiceQuery, AdapterRows.SwitchQuery, MachineQueries.Components(id)]);
            CimPath service = ServicePath(rows[1], $"Looking for {identity.Display}");
            return MachineLookup.Resolve(rows[0], identity).System is { } system && rows[3].Count > 0
                ? new AdapterReading(service, ToMachine(connection, system, id, rows[2].Concat(rows[3])))
                : null;
        }
        catch (CimException error) when (error.Code == CimErrorCode.NotFound || HyperVConnection.RefusesAssociations(error))
        {
            return null;
        }
    }

    private static AdapterReading ReadInTwo(HyperVConnection connection, MachineIdentity identity, bool isSecondTry)
    {
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(MachineLookup.Query(identity), ServiceQuery, AdapterRows.SwitchQuery);
        CimPath service = ServicePath(rows[1], $"Looking for {identity.Display}");
        (CimObject? system, MachineAbsence? absence) = MachineLookup.Resolve(rows[0], identity);
        if (system is null)
        {
            return new AdapterReading(service, Machine: null, absence ?? MachineLookup.NotFound(connection, identity));
        }

        var id = Guid.Parse(system.Text("Name")!);
        try
        {
            IReadOnlyList<CimQuery> filtering = AdapterRows.Queries(id);
            CimObject[] components = [.. connection.ReadByKey([MachineQueries.Components(id)], filtering)];

            // Every machine has a processor at least: without any component, the association does not lead to them.
            IEnumerable<CimObject> parts = components.Length > 0 ? components : connection.Read(filtering).SelectMany(static r => r);
            return new AdapterReading(service, ToMachine(connection, system, id, rows[2].Concat(parts)));
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound && !isSecondTry)
        {
            // Somebody has removed the machine, or something of it, between two round trips.
            return ReadInTwo(connection, identity, isSecondTry: true);
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound)
        {
            return new AdapterReading(service, Machine: null, MachineAbsence.InFlux(identity));
        }
    }

    private static MachineAdapters ToMachine(HyperVConnection connection, CimObject system, Guid id, IEnumerable<CimObject> rows)
    {
        var adapters = new AdapterRows(rows);
        if (!adapters.HasFeatures)
        {
            adapters.Add(PortFeatures.Read(connection, adapters.Connections, featureClass: null, AdapterRows.FeatureQueries(id)));
        }

        return adapters.ToMachine(id, system.Text("ElementName") ?? "") with
        {
            State = EnabledStates.Read(system),
            Operation = MachineOperations.Read(system),
        };
    }
}
