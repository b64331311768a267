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
internal static class VMJournal
{
    /// <summary>What goes into the journal before the first step.</summary>
    /// <param name="desired">The instance.</param>
    /// <param name="machine">The VM.</param>
    /// <param name="wanted">Its settings to be.</param>
    /// <param name="path">How it gets to the state in which they can be changed.</param>
    /// <param name="recovery">What an earlier set has left to do.</param>
    /// <param name="now">The host's time, in UTC.</param>
    /// <returns>What writes it; <see langword="null"/> if nothing is interrupted.</returns>
    public static JournalWriter? For(
        DesiredMachine desired, VirtualMachine machine, MachineSettings wanted, PowerPath path, RecoveryPlan recovery, DateTimeOffset now)
    {
        bool changesSettings = wanted != MachineSettings.Of(machine);
        bool takesCheckpoint = desired.Checkpoint is not null && changesSettings;
        bool interrupts = path.Before.Any(static move => move != PowerMove.Start) || takesCheckpoint;
        if (!interrupts && !recovery.IsDue)
        {
            return null;
        }

        VMJournalEntry begun = recovery.IsDue && recovery.Entry is { } former
            ? former
            : new VMJournalEntry
            {
                Id = machine.Id,
                Since = now,
                Action = $"change {(changesSettings ? "settings" : "the state")} of {machine.Display}",
                State = machine.State,
                StoppedBy = now + desired.ShutdownTimeout + HyperVConnection.PowerTimeout + HyperVConnection.CheckpointTimeout,
            };
        begun = begun.With(MachineSettings.Of(machine)).With(wanted);
        VMJournalEntry entry = takesCheckpoint ? begun.WithCheckpointToTake(desired.Checkpoint!.Name, machine.Checkpoints.Where(c => c != recovery.Leftover)) : begun;
        return new JournalWriter(entry.ToJournal())
        {
            RecoveryHint = entry.WasOn
                ? $"If {machine.Display} is off by then, the next set brings it back to the state it was in ({MachineWords.InSentence(entry.State)}), unless somebody has changed or used it."
                : null,
            ManualHint = $"Another set does not bring {machine.Display} back to the state it was in: do that by hand.",
        };
    }

    /// <summary>Records that the VM is off.</summary>
    /// <param name="writer">Writes it.</param>
    /// <param name="since">Since when, in UTC, as the host tells it.</param>
    public static void RecordPoweredOff(this JournalWriter writer, DateTime? since) => writer.Update(VMJournalEntry.OffFact(since));

    /// <summary>Records a checkpoint that has no name of ours yet.</summary>
    /// <param name="writer">Writes it.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    public static void RecordCheckpoint(this JournalWriter writer, Checkpoint checkpoint) => writer.Update(VMJournalEntry.CheckpointFacts(checkpoint.Id, checkpoint.Name));
}
