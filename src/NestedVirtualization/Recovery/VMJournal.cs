using NestedDsc.HyperV;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Planning;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Journal;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>What a set writes down of a VM: before it stops it or takes a checkpoint of it, and while it does.</summary>
internal static class VMJournal
{
    /// <summary>What goes into the journal before the first step.</summary>
    /// <param name="context">What the plan is made of.</param>
    /// <returns>What writes it; <see langword="null"/> if nothing is interrupted.</returns>
    public static JournalWriter? For(PlanningContext context)
    {
        VirtualMachine machine = context.Machine;
        bool interrupts = context.Path.Moves.Any(static move => move != PowerMove.Start) || context.TakesCheckpoint;
        if (!interrupts && !context.Recovery.IsDue)
        {
            return null;
        }

        VMJournalEntry begun = context.Recovery is { IsDue: true, Entry: { } former }
            ? former
            : new VMJournalEntry
            {
                Id = machine.Id,
                Since = context.Now,
                Action = $"change {(context.ChangesSettings ? "settings" : "the state")} of {machine.Display}",
                State = machine.State,
                StoppedBy = context.Now + context.Desired.ShutdownTimeout + HyperVConnection.PowerTimeout + HyperVConnection.CheckpointTimeout,
            };
        begun = begun.With(context.Current).With(context.Wanted);
        VMJournalEntry entry = context.TakesCheckpoint ? begun.WithCheckpointToTake(context.Desired.Checkpoint!.Name, context.KeptCheckpoints) : begun;
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
