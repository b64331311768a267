using NestedDsc.Cim;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Checkpoints;

/// <summary>Takes, applies and removes checkpoints (Msvm_VirtualSystemSnapshotService).</summary>
public static class CheckpointService
{
    private const string ServiceClass = "Msvm_VirtualSystemSnapshotService";
    private const ushort FullSnapshot = 2;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>Takes a checkpoint and gives it a name. Which kind it is, the machine's own settings say.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="managementService">Path of the host's management service, which renames it.</param>
    /// <param name="machine">The machine, as it was read: its checkpoints tell the new one from the old.</param>
    /// <param name="name">Name of the checkpoint.</param>
    /// <param name="begun">Hears of the checkpoint before it has its name.</param>
    /// <returns>GUID of the checkpoint.</returns>
    /// <exception cref="SettingNotKeptException">There is none although Hyper-V reported success, or it does not get its name.</exception>
    public static Guid Take(
        HyperVConnection connection, CimPath managementService, VirtualMachine machine, string name, Action<Checkpoint>? begun = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(machine);
        CimDeadline deadline = connection.Within(HyperVConnection.CheckpointTimeout);
        string action = $"Taking checkpoint '{name}' of {machine.Display}";
        CimMethodOutcome outcome = Create(connection, machine, action, deadline);
        Checkpoint taken = WaitForNew(connection, machine, action, deadline, outcome);
        begun?.Invoke(taken);
        Guid id = taken.Id!.Value;

        // A name can't be given when it is taken, only afterwards.
        SettingService.Rename(connection, managementService, id, name, $"Naming checkpoint '{name}' of {machine.Display}");
        string? kept = List(connection, machine.Id).FirstOrDefault(c => c.Id == id)?.Name;
        return string.Equals(kept, name, StringComparison.Ordinal)
            ? id
            : throw new SettingNotKeptException(
                $"Hyper-V accepted the name '{name}' for the new checkpoint of {machine.Display} but did not keep it (it is called '{kept ?? taken.Name}').");
    }

    /// <summary>Brings a machine back to a checkpoint. The machine must be off or saved.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="checkpoint">GUID of the checkpoint.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    public static void Apply(HyperVConnection connection, Guid checkpoint, string action)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Invoke(connection, "ApplySnapshot", action, connection.Within(HyperVConnection.CheckpointTimeout),
            [CimProperty.OfReference("Snapshot", PathOf(checkpoint))]);
    }

    /// <summary>Removes a checkpoint; what depends on it is kept. The merge of its disks may go on for a while.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="checkpoint">GUID of the checkpoint.</param>
    /// <param name="action">What is being done, as the beginning of a sentence.</param>
    /// <exception cref="SettingNotKeptException">It is still there although Hyper-V reported success.</exception>
    public static void Remove(HyperVConnection connection, Guid checkpoint, string action)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Invoke(connection, "DestroySnapshot", action, connection.Within(HyperVConnection.CheckpointTimeout),
            [CimProperty.OfReference("AffectedSnapshot", PathOf(checkpoint))]);
        CimDeadline settling = connection.Within(Settling);
        while (connection.ReadFirst($"SELECT ElementName FROM Msvm_VirtualSystemSettingData WHERE InstanceID={Wql.Literal(InstanceIds.Of(checkpoint))}") is { } left)
        {
            if (settling.HasPassed)
            {
                throw new SettingNotKeptException($"{action} failed: Hyper-V reported success, but checkpoint '{left.Text("ElementName")}' is still there.");
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }

    /// <summary>Lists the checkpoints of a machine that users take. Those of a backup under way are nobody's business here.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="machine">GUID of the machine.</param>
    /// <returns>The checkpoints.</returns>
    public static IReadOnlyList<Checkpoint> List(HyperVConnection connection, Guid machine)
    {
        ArgumentNullException.ThrowIfNull(connection);
        string wql = $"SELECT InstanceID, ElementName, CreationTime, VirtualSystemType FROM Msvm_VirtualSystemSettingData WHERE VirtualSystemIdentifier={Wql.Literal(InstanceIds.Text(machine))}";
        IEnumerable<CimObject> rows = connection.ReadByKey([MachineQueries.CheckpointsByKey(machine)], new CimQuery(CimNamespaces.Virtualization, wql));
        return
        [
            .. rows.Where(static row => row.Text("VirtualSystemType") is "Microsoft:Hyper-V:Snapshot:Realized").Select(Checkpoint.From)
                .DistinctBy(static checkpoint => checkpoint.Id),
        ];
    }

    // Microsoft's module sends no settings, whatever checkpoints the machine takes. One client (hyper-v-csi) saw a host refuse that for a
    // machine that takes production checkpoints only: then they are given, and nothing else is known to help.
    private static CimMethodOutcome Create(HyperVConnection connection, VirtualMachine machine, string action, CimDeadline deadline)
    {
        try
        {
            return Create(connection, machine, "", action, deadline);
        }
        catch (CimMethodException refused) when (machine.CheckpointType == CheckpointType.ProductionOnly && MayWantSettings(refused))
        {
            // A job that has ended with an error can leave what it was for all the same.
            return refused.JobErrorCode is not null && FindNew(connection, machine) is not null
                ? CimMethodOutcome.Completed
                : Create(connection, machine, ProductionSettings(), action, deadline);
        }
    }

    private static CimMethodOutcome Create(HyperVConnection connection, VirtualMachine machine, string settings, string action, CimDeadline deadline) =>
        Invoke(connection, "CreateSnapshot", action, deadline,
        [
            CimProperty.OfReference("AffectedSystem", machine.Path),
            CimProperty.OfString("SnapshotSettings", settings),
            CimProperty.OfUInt16("SnapshotType", FullSnapshot),
        ]).Outcome;

    // Not what has nothing to do with settings, nor an error after which a checkpoint may still come.
    private static bool MayWantSettings(CimMethodException refused) => !IndeterminateFailure.IsOutcomeUnknown(refused)
        && refused.Code is not (ReturnCodes.AccessDenied or ReturnCodes.SystemInUse or ReturnCodes.Busy or ReturnCodes.InvalidState or ReturnCodes.OutOfMemory);

    // 1 = application-consistent.
    private static string ProductionSettings() =>
        EmbeddedInstance.ToXml("Msvm_VirtualSystemSnapshotSettingData", new CimProperty("ConsistencyLevel", CimType.UInt8, (byte)1));

    private static Checkpoint? FindNew(HyperVConnection connection, VirtualMachine machine)
    {
        HashSet<Guid?> known = [.. machine.Checkpoints.Select(static c => c.Id)];
        return List(connection, machine.Id).FirstOrDefault(c => c.Id is not null && !known.Contains(c.Id));
    }

    // The job ends a moment before the checkpoint can be seen, and its out-parameter stays empty. Where the job's end was not seen,
    // it may go on for as long as it is allowed to.
    private static Checkpoint WaitForNew(
        HyperVConnection connection, VirtualMachine machine, string action, CimDeadline deadline, CimMethodOutcome outcome)
    {
        CimDeadline settling = connection.Within(Settling);
        while (true)
        {
            if (FindNew(connection, machine) is { } found)
            {
                return found;
            }

            if (outcome != CimMethodOutcome.Unknown && settling.HasPassed)
            {
                throw new SettingNotKeptException($"{action} failed: Hyper-V reported success, but the checkpoints of the VM are unchanged.");
            }

            if (deadline.HasPassed)
            {
                throw new CimDeadlineException(action);
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }

    private static CimPath PathOf(Guid checkpoint) => new(
        CimNamespaces.Virtualization, "Msvm_VirtualSystemSettingData", [CimProperty.OfString("InstanceID", InstanceIds.Of(checkpoint))]);

    private static CimMethodResult Invoke(
        HyperVConnection connection, string method, string action, CimDeadline deadline, IReadOnlyList<CimProperty> parameters)
    {
        CimObject service = connection.ReadFirst($"SELECT CreationClassName, Name, SystemCreationClassName, SystemName FROM {ServiceClass}") ?? throw new NoRightsException(action);
        var path = new CimPath(CimNamespaces.Virtualization, ServiceClass, service.Properties);
        return connection.Session.InvokeAndWait(new CimMethodCall(path, method, parameters), action, deadline, BusyRetry.Default);
    }
}
