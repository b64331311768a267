using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Recovery;
using NestedDsc.NestedVirtualization.Settings;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Takes a checkpoint before the settings are changed, and applies it if a later step fails.</summary>
/// <param name="machine">The machine.</param>
/// <param name="managementService">Path of the host's management service.</param>
/// <param name="request">The checkpoint.</param>
/// <param name="journal">Takes note of the checkpoint as soon as there is one.</param>
internal sealed class TakeCheckpointStep(
    VirtualMachine machine, CimPath managementService, CheckpointRequest request, JournalWriter? journal)
    : Step<HyperVConnection>
{
    private readonly PendingChange _change = new();
    private Guid? _begun;
    private Guid? _taken;
    private bool _refused;

    /// <inheritdoc/>
    public override string Would => $"Would take checkpoint '{request.Name}' of {machine.Display}";

    /// <inheritdoc/>
    public override string Action => $"take checkpoint '{request.Name}' of {machine.Display}";

    /// <inheritdoc/>
    public override void Do(HyperVConnection context)
    {
        try
        {
            _change.Make(() => _taken = CheckpointService.Take(context, managementService, machine, request.Name, begun =>
            {
                _begun = begun.Id;
                journal?.RecordCheckpoint(begun);
            }));
        }
        catch (CimMethodException failed) when (IsRefusal(failed))
        {
            _refused = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Undo(HyperVConnection context)
    {
        if (_refused)
        {
            // A new checkpoint that is there now is somebody else's.
            return;
        }

        if (_taken is null && _begun is { } begun)
        {
            CheckpointService.Remove(context, begun, $"Removing an unfinished checkpoint of {machine.Display}");
        }
        else if (_taken is null)
        {
            RemoveHalfTaken(context);
        }
        else if (request.RestoreOnFailure)
        {
            // Once it is applied it has served its purpose; left behind, every failed attempt would add one.
            CheckpointService.Apply(context, _taken.Value, $"Applying checkpoint '{request.Name}' of {machine.Display}");
            VerifyApplied(context);
            CheckpointService.Remove(context, _taken.Value, $"Removing checkpoint '{request.Name}' of {machine.Display}");
        }
    }

    // Only a checkpoint that was really applied may go.
    private void VerifyApplied(HyperVConnection context)
    {
        VMSettings former = machine.Settings;
        if (SettingService.Read(context, former, VMSetting.All) is { } now && !now.Equals(former))
        {
            throw new SettingNotKeptException(
                $"Hyper-V reported success, but the settings of {machine.Display} are not those of checkpoint '{request.Name}' ({SettingTable.DescribeChanges(former, now)}); the checkpoint is kept.");
        }
    }

    // No job and a code that says for certain that nothing was begun.
    private static bool IsRefusal(CimMethodException failed) =>
        failed is { Method: "CreateSnapshot", JobErrorCode: null } and not { Code: ReturnCodes.Failed or ReturnCodes.Timeout };

    private void RemoveHalfTaken(HyperVConnection context)
    {
        HashSet<Guid?> known = [.. machine.Checkpoints.Select(static c => c.Id)];
        Guid[] made = [];
        _change.Await(context, () =>
        {
            made = [.. CheckpointService.List(context, machine.Id).Select(static c => c.Id).OfType<Guid>().Where(id => !known.Contains(id))];
            return made.Length > 0;
        });
        if (made.Length > 1)
        {
            throw new SettingNotKeptException(
                $"{made.Length} checkpoints of {machine.Display} were taken at the same time ({string.Join(", ", made)}), and which of them is unfinished can't be told: all were left.");
        }

        if (made.Length == 1)
        {
            CheckpointService.Remove(context, made[0], $"Removing an unfinished checkpoint of {machine.Display}");
        }
    }
}
