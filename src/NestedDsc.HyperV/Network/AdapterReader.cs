using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Network;

/// <summary>Reads network adapters: of one machine in two round trips, of all in one.</summary>
public static class AdapterReader
{
    private const string ServiceClass = "Msvm_VirtualSystemManagementService";

    private static readonly CimQuery ServiceQuery = new(
        CimNamespaces.Virtualization, $"SELECT CreationClassName, Name, SystemCreationClassName, SystemName FROM {ServiceClass}");

    /// <summary>Reads the adapters of one machine.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="identity">How the user names the machine.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="AmbiguousNameException">The name fits several machines.</exception>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    public static AdapterReading Read(HyperVConnection connection, MachineIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(identity);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(MachineLookup.Query(identity), ServiceQuery);
        CimPath service = ServicePath(rows[1], $"Looking for {identity.Display}");
        (CimObject? system, string? absence) = MachineLookup.Resolve(rows[0], identity);
        if (system is null)
        {
            return new AdapterReading(service, Machine: null, absence);
        }

        var id = Guid.Parse(system.Text("Name")!);
        ILookup<Guid, NetworkAdapter> adapters = Join(connection.Read(AdapterRows.Queries(id)));
        return new AdapterReading(service, ToMachine(id, system, adapters));
    }

    /// <summary>Reads the adapters of all machines.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The machines in the order of their names, also those without adapters.</returns>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    public static IEnumerable<AdapterReading> ReadAll(HyperVConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var systems = new CimQuery(CimNamespaces.Virtualization, "SELECT Name, ElementName FROM Msvm_ComputerSystem");
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read([systems, ServiceQuery, .. AdapterRows.Queries(machine: null)]);
        CimPath service = ServicePath(rows[1], "Listing the network adapters of this host's VMs");
        ILookup<Guid, NetworkAdapter> adapters = Join(rows.Skip(2));
        return rows[0]
            .Where(static system => Guid.TryParse(system.Text("Name"), out _))
            .Select(system => ToMachine(Guid.Parse(system.Text("Name")!), system, adapters))
            .OrderBy(static machine => machine.MachineName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static machine => machine.MachineId)
            .Select(machine => new AdapterReading(service, machine));
    }

    private static CimPath ServicePath(IReadOnlyList<CimObject> rows, string action) => rows.Count > 0
        ? new CimPath(CimNamespaces.Virtualization, ServiceClass, rows[0].Properties)
        : throw new NoRightsException(action);

    private static ILookup<Guid, NetworkAdapter> Join(IEnumerable<IReadOnlyList<CimObject>> rows)
    {
        var join = new AdapterRows();
        foreach (CimObject row in rows.SelectMany(static r => r))
        {
            join.Add(row);
        }

        return join.ToAdapters();
    }

    private static MachineAdapters ToMachine(Guid id, CimObject system, ILookup<Guid, NetworkAdapter> adapters) => new(
        id,
        system.Text("ElementName") ?? "",
        [.. adapters[id].OrderBy(static a => a.Name, StringComparer.OrdinalIgnoreCase).ThenBy(static a => a.Id, StringComparer.OrdinalIgnoreCase)]);
}
