using NestedDsc.Cim;
using NestedDsc.HyperV.HostFacts;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Reads one machine in two round trips: who it is, beside the host; then what it has.</summary>
public static class MachineReader
{
    /// <summary>Reads a machine and its host.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="identity">How the user names it.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="AmbiguousNameException">The name fits several machines.</exception>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    /// <exception cref="CimException">A query failed.</exception>
    public static MachineReading Read(HyperVConnection connection, MachineIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(identity);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read([MachineLookup.Query(identity), .. Host.Queries]);
        Host host = Host.From([rows[1], rows[2], rows[3]]) ?? throw new NoRightsException($"Looking for {identity.Display}");

        (CimObject? system, string? absence) = MachineLookup.Resolve(rows[0], identity);
        if (system is null)
        {
            return new MachineReading(host, Machine: null, absence);
        }

        VirtualMachine? machine = TryReadParts(connection, system);
        return new MachineReading(host, machine, machine is null ? $"{identity.Display} is being created or removed just now." : null);
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
        return system is null ? null : (EnabledStates.Read(system.Number("EnabledState")), system.Time("TimeOfLastStateChange"));
    }

    // Somebody may remove the machine between the two round trips.
    private static VirtualMachine? TryReadParts(HyperVConnection connection, CimObject system)
    {
        try
        {
            return ReadParts(connection, system);
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound)
        {
            return null;
        }
    }

    private static VirtualMachine? ReadParts(HyperVConnection connection, CimObject system)
    {
        Guid id = Guid.Parse(system.Text("Name")!);
        string prefix = Wql.StartsWith(InstanceIds.Of(id));
        var settings = new CimPath(
            CimNamespaces.Virtualization, "Msvm_VirtualSystemSettingData", [CimProperty.OfString("InstanceID", InstanceIds.Of(id))]);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(
        [
            Query($"SELECT * FROM Msvm_VirtualSystemSettingData WHERE VirtualSystemIdentifier={Wql.Literal(InstanceIds.Text(id))}"),

            // From the machine's own settings to its processor, memory and devices, without asking about other machines.
            Query(Wql.AssociatorsOf(settings, "Msvm_VirtualSystemSettingDataComponent")),
            Query($"SELECT InstanceID, IOVOffloadWeight FROM Msvm_EthernetSwitchPortOffloadSettingData WHERE InstanceID LIKE {prefix}"),
            Query($"SELECT InstanceID, VirtualizationBasedSecurityOptOut FROM Msvm_SecuritySettingData WHERE InstanceID LIKE {prefix}", mayBeMissing: true),
            Query($"SELECT SystemName FROM Msvm_ShutdownComponent WHERE SystemName={Wql.Literal(InstanceIds.Text(id))}"),
        ]);
        var parts = new MachineRows(system);
        foreach (CimObject row in rows.SelectMany(static r => r))
        {
            parts.Add(row);
        }

        return parts.ToMachine();
    }

    private static CimQuery Query(string wql, bool mayBeMissing = false) => new(CimNamespaces.Virtualization, wql, mayBeMissing);
}
