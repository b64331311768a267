using NestedDsc.Cim;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Network;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>
/// Reads one machine. By its name in two round trips: who it is, beside the host; then what it has. By its GUID both are one. For a
/// machine with nesting one more goes to the ports of its adapters.
/// </summary>
public static class MachineReader
{
    /// <summary>Reads a machine and its host.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="identity">How the user names it.</param>
    /// <param name="nested">
    /// Whether it is to have nesting, which its ports are of interest for; <see langword="null"/> if it is as it has it now.
    /// </param>
    /// <param name="earlier">What was found of it before: its GUID is known then, and its host does not change.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    /// <exception cref="CimException">A query failed.</exception>
    public static MachineReading Read(
        HyperVConnection connection, MachineIdentity identity, bool? nested = null, MachineReading? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(identity);
        return (identity.Id ?? earlier?.Machine?.Id) is { } id && TryReadById(connection, identity, id, nested, earlier?.Host) is { } reading
            ? reading
            : ReadInTwo(connection, identity, nested, isSecondTry: false);
    }

    /// <summary>Reads the state of a machine again, by its key.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">GUID of the machine.</param>
    /// <param name="deadline">The time by which it must have answered.</param>
    /// <returns>The state, or <see langword="null"/> if the machine is gone.</returns>
    public static VirtualMachineState? ReadState(HyperVConnection connection, Guid id, CimDeadline deadline) =>
        ReadStateSince(connection, id, deadline)?.State;

    /// <summary>Reads the state of a machine again, by its key, with the time of the last change of it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">GUID of the machine.</param>
    /// <param name="deadline">The time by which it must have answered.</param>
    /// <returns>The state and the time, in UTC, if the host tells it; <see langword="null"/> if the machine is gone.</returns>
    public static (VirtualMachineState State, DateTime? Since)? ReadStateSince(HyperVConnection connection, Guid id, CimDeadline deadline)
    {
        ArgumentNullException.ThrowIfNull(connection);
        CimObject? system = connection.Session.Get(VirtualMachine.PathOf(id), deadline);
        return system is null ? null : (EnabledStates.Read(system), system.Time("TimeOfLastStateChange"));
    }

    // Nothing if there is no such machine, or if it can't be read like this: reading it in two says which.
    private static MachineReading? TryReadById(HyperVConnection connection, MachineIdentity identity, Guid id, bool? nested, Host? known)
    {
        IReadOnlyList<CimQuery> facts = known is null ? Host.Queries : [];
        try
        {
            IReadOnlyList<IReadOnlyList<CimObject>> rows =
                connection.Read([MachineLookup.Query(identity with { Id = id }), .. facts, .. MachineQueries.ByKey(id)]);
            Host host = known ?? Host.From([rows[1], rows[2], rows[3]]) ?? throw new NoRightsException($"Looking for {identity.Display}");
            return MachineLookup.Resolve(rows[0], identity with { Id = id }).System is { } system
                && ToMachine(connection, system, id, rows.Skip(1 + facts.Count).SelectMany(static r => r), nested) is { } machine
                    ? new MachineReading(host, machine)
                    : null;
        }
        catch (CimException error) when (error.Code == CimErrorCode.NotFound || HyperVConnection.RefusesAssociations(error))
        {
            return null;
        }
    }

    private static MachineReading ReadInTwo(HyperVConnection connection, MachineIdentity identity, bool? nested, bool isSecondTry)
    {
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read([MachineLookup.Query(identity), .. Host.Queries]);
        Host host = Host.From([rows[1], rows[2], rows[3]]) ?? throw new NoRightsException($"Looking for {identity.Display}");

        (CimObject? system, MachineAbsence? absence) = MachineLookup.Resolve(rows[0], identity);
        if (system is null)
        {
            return new MachineReading(host, Machine: null, absence ?? MachineLookup.NotFound(connection, identity));
        }

        VirtualMachine? machine = null;
        var id = Guid.Parse(system.Text("Name")!);
        try
        {
            machine = ToMachine(connection, system, id, connection.ReadByKey(MachineQueries.ByKey(id), MachineQueries.Filtering(id)), nested);
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound && !isSecondTry)
        {
            // Somebody has removed the machine, or something of it, between two round trips.
            return ReadInTwo(connection, identity, nested, isSecondTry: true);
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound)
        {
            // And once more.
        }

        return new MachineReading(host, machine, machine is null ? MachineAbsence.InFlux(identity) : null);
    }

    private static VirtualMachine? ToMachine(HyperVConnection connection, CimObject system, Guid id, IEnumerable<CimObject> rows, bool? nested)
    {
        var parts = new MachineRows(system, rows);
        if (parts.HasSettingsOnly)
        {
            // The settings are there, so the machine is: the associations do not lead to what it has.
            parts = new MachineRows(system, connection.Read(MachineQueries.Filtering(id)).SelectMany(static r => r));
        }
        else if (parts.IsNested(nested))
        {
            parts.Add(PortFeatures.Read(connection, parts.Connections, PortFeatures.OffloadClass, MachineQueries.OffloadFiltering(id)));
        }

        return parts.ToMachine();
    }
}
