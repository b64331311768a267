using NestedDsc.HyperV;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Planning;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Journal;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>What a set writes down of a VM: before it stops it or takes a checkpoint of it, and while it does.</summary>
internal static class VmJournal
{
    /// <summary>What is written down before the first step.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="machine">The VM.</param>
    /// <param name="wanted">Its settings to be.</param>
    /// <param name="path">How it gets to the state in which they can be changed.</param>
    /// <param name="recovery">What an earlier set has left to do.</param>
    /// <param name="now">The host's time, in UTC.</param>
    /// <returns>What to write; <see langword="null"/> if nothing is interrupted.</returns>
    public static JournalRecord? Plan(
        DesiredMachine desired, VirtualMachine machine, MachineSettings wanted, PowerPath path, RecoveryPlan recovery, DateTimeOffset now)
    {
        bool changesSettings = wanted != MachineSettings.Of(machine);
        bool takesCheckpoint = desired.Checkpoint is not null && changesSettings;
        bool interrupts = path.Before.Any(static move => move != PowerMove.Start) || takesCheckpoint;
        if (!interrupts && !recovery.IsDue)
        {
            return null;
        }

        VmJournalEntry begun = recovery.IsDue && recovery.Entry is { } former
            ? former
            : new VmJournalEntry
            {
                Id = machine.Id,
                Since = now,
                Action = $"change {(changesSettings ? "settings" : "the state")} of {machine.Display}",
                State = machine.State,
                StoppedBy = now + desired.ShutdownTimeout + HyperVConnection.PowerTimeout + HyperVConnection.CheckpointTimeout,
            };
        begun = begun.With(MachineSettings.Of(machine)).With(wanted);
        VmJournalEntry entry = takesCheckpoint ? begun.WithCheckpointToTake(desired.Checkpoint!.Name, machine.Checkpoints.Where(c => c != recovery.Leftover)) : begun;
        return new JournalRecord(entry.ToJournal())
        {
            RecoveryHint = entry.WasOn
                ? $"If {machine.Display} is off by then, the next set brings it back to the state it was in ({MachineWords.InSentence(entry.State)}), unless somebody has changed or used it."
                : null,
            ManualHint = $"Another set does not bring {machine.Display} back to the state it was in: do that by hand.",
        };
    }

    /// <summary>Records that the VM is off.</summary>
    /// <param name="record">What is written down.</param>
    /// <param name="since">Since when, in UTC, as the host tells it.</param>
    public static void RecordPoweredOff(this JournalRecord record, DateTime? since) => record.Update(VmJournalEntry.OffFact(since));

    /// <summary>Records a checkpoint that has no name of ours yet.</summary>
    /// <param name="record">What is written down.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    public static void RecordCheckpoint(this JournalRecord record, Checkpoint checkpoint) => record.Update(VmJournalEntry.CheckpointFacts(checkpoint.Id, checkpoint.Name));
}
