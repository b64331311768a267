using System.Globalization;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>
/// Decides what an interrupted set has left to do. Nothing is ever stopped because of it; a machine is started only if it was on,
/// is off, and nobody has touched it since.
/// </summary>
internal static class RecoveryRules
{
    private const string Code = FindingCodes.InterruptedSet;

    // A host's clock that was put right in between.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Decides.</summary>
    /// <param name="journal">What the journal knows of the set.</param>
    /// <param name="desired">The instance.</param>
    /// <param name="machine">The machine as it is now.</param>
    /// <returns>What is left to do, and to tell.</returns>
    public static RecoveryPlan Find(JournalStatus journal, DesiredMachine desired, VirtualMachine machine)
    {
        if (journal.IsLocked)
        {
            string phrase = $"Another set of {machine.Display} is under way, in another process.";
            return new RecoveryPlan
            {
                Notices = [new Finding(FindingCodes.SetUnderWay, phrase)],
                Blockers = [Findings.Blocker(FindingCodes.SetUnderWay, $"{phrase} Try again when it has ended.") with { IsTransient = true }],
            };
        }

        VMJournalEntry? entry = journal.Entry is null ? null : VMJournalEntry.From(journal.Entry);
        if ((entry is null && journal.Entry is not null ? "it does not hold together" : journal.Problem) is { } problem)
        {
            return new RecoveryPlan
            {
                Notices = [new Finding(Code, $"What an interrupted set of {machine.Display} wrote down can't be read ({problem}), and is ignored. Look whether the VM should run.")],
            };
        }

        return entry is null ? RecoveryPlan.None : Find(entry, desired, machine);
    }

    private static RecoveryPlan Find(VMJournalEntry entry, DesiredMachine desired, VirtualMachine machine)
    {
        string begun = string.Create(CultureInfo.InvariantCulture, $"a set begun at {entry.Since:yyyy-MM-dd HH:mm:ss} UTC ({entry.Action}) was interrupted");
        Checkpoint? leftover = HalfMade(entry, machine);
        bool isOnItsWay = machine.State is not (VirtualMachineState.Running or VirtualMachineState.Paused or VirtualMachineState.Off
            or VirtualMachineState.Saved or VirtualMachineState.Hibernated);
        var plan = new RecoveryPlan { Entry = entry, Leftover = leftover, IsOpen = entry.WasOn && isOnItsWay && desired.PowerState is null, Notices = [.. OfCheckpoints(entry, machine, leftover)] };
        if (leftover is not null)
        {
            plan = plan with
            {
                Differences = [Findings.Difference("checkpoints", Code, $"Checkpoint '{leftover.Name}' of {machine.Display} was left half-made when {begun}; it must be removed.")],
            };
        }

        if (entry.WasOn && machine.State == VirtualMachineState.Off && desired.PowerState is null && IsUntouched(entry, machine))
        {
            string restored = MachineWords.InSentence(entry.State);
            return plan with
            {
                Restore = entry.State,
                Differences = [.. plan.Differences, Findings.Difference("powerState", Code, $"{machine.Display} has been off since {begun}; it was {restored} before, and must be again.")],
            };
        }

        return plan with { Notices = [new Finding(Code, Sentence(entry, machine, begun, desired)), .. plan.Notices] };
    }

    private static string Sentence(VMJournalEntry entry, VirtualMachine machine, string begun, DesiredMachine desired)
    {
        string was = MachineWords.InSentence(entry.State);
        string now = MachineWords.InSentence(machine.State);
        string start = $"{machine.Display} was {was} when {begun}";
        return (entry.WasOn, machine.State) switch
        {
            (true, VirtualMachineState.Off) when desired.PowerState is not null => $"{start}; powerState says what becomes of it.",
            (true, VirtualMachineState.Off) => $"{start}. Somebody has changed or used it since then, so it is left off: start it if it should run.",
            _ when entry.State == machine.State => $"{start}; it is {now}, so nothing has to be restored.",
            _ when entry.State == VirtualMachineState.Saved => $"{start}; it is {now}, and its saved state has ended.",
            _ => $"{start}; it is {now}, and left so.",
        };
    }

    // A checkpoint with its name is complete, and may hold what the user wants back: it is told of, and never removed. Nor is
    // one that was not seen to be ours.
    private static IEnumerable<Finding> OfCheckpoints(VMJournalEntry entry, VirtualMachine machine, Checkpoint? leftover)
    {
        if (entry.CheckpointName is null)
        {
            yield break;
        }

        foreach (Checkpoint added in machine.Checkpoints.Where(c => c != leftover && c.Id is { } id && !entry.FormerCheckpoints.Contains(id)))
        {
            yield return added.Id == entry.Checkpoint || string.Equals(added.Name, entry.CheckpointName, StringComparison.Ordinal)
                ? new Finding(Code, $"Checkpoint '{added.Name}' ({added.Id}) of {machine.Display}, from before what was interrupted, is kept; remove it if nobody needs it.")
                : new Finding(Code, $"Checkpoint '{added.Name}' ({added.Id}) of {machine.Display} may be left over from what was interrupted; remove it if nobody needs it.");
        }
    }

    private static Checkpoint? HalfMade(VMJournalEntry entry, VirtualMachine machine) => machine.Checkpoints.FirstOrDefault(
        c => c.Id is not null && c.Id == entry.Checkpoint
            && string.Equals(c.Name, entry.FirstName, StringComparison.Ordinal)
            && !string.Equals(c.Name, entry.CheckpointName, StringComparison.Ordinal));

    // Off since the very moment that was seen, or since a time at which the set may have stopped it; with settings of the set.
    private static bool IsUntouched(VMJournalEntry entry, VirtualMachine machine)
    {
        bool isSameStop = entry.OffSince is { } off
            ? machine.StateSince == off
            : machine.StateSince >= (entry.Since - ClockTolerance).UtcDateTime && machine.StateSince <= (entry.StoppedBy + ClockTolerance).UtcDateTime;
        return isSameStop && entry.Explains(machine.Settings);
    }
}
