using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Intents;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>Writes down what a machine was like as long as a set interrupts it.</summary>
/// <param name="store">Where.</param>
/// <param name="machine">The machine before the set.</param>
/// <param name="intent">What to write down; <see langword="null"/> if only what an earlier set wrote down is to be struck out.</param>
internal sealed class MachineSafeguard(IIntentStore store, VirtualMachine machine, MachineIntent? intent) : ISafeguard
{
    private MachineIntent? _intent = intent;
    private bool _isWritten;

    /// <inheritdoc/>
    public string Promise => _isWritten && _intent?.State is VirtualMachineState.Running or VirtualMachineState.Paused
        ? $"If {machine.Display} is off by then, the next set brings it back to the state it was in ({MachineWords.InSentence(_intent!.State)}), unless somebody has changed or used it."
        : $"Another set does not bring {machine.Display} back to the state it was in: do that by hand.";

    /// <inheritdoc/>
    public void Begin(Tracer trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        try
        {
            // Held already, unless there was no place for it that can be trusted: then this says why.
            if (!store.TryHold(machine.Id))
            {
                throw MachineTurn.IsTaken(machine);
            }

            if (_intent is not null)
            {
                store.Write(_intent.ToIntent());
                _isWritten = true;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            trace.Warn(
                $"That {machine.Display} is {MachineWords.InSentence(machine.State)} can't be written down ({error.Message}). Should this process be ended before it is done, the next set will not know.");
        }
    }

    /// <summary>Takes note that the machine is off.</summary>
    /// <param name="since">Since when, as the host tells it.</param>
    public void IsOff(DateTime? since) => Update(i => i with { OffSince = since });

    /// <summary>Takes note of a checkpoint that has no name of ours yet.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    public void Took(Checkpoint checkpoint) => Update(i => i with { Checkpoint = checkpoint.Id, FirstName = checkpoint.Name });

    /// <inheritdoc/>
    public void End() => store.Remove(machine.Id);

    // What can't be written is known less exactly, which only makes the next run more careful.
    private void Update(Func<MachineIntent, MachineIntent> change)
    {
        if (_intent is null || !_isWritten)
        {
            return;
        }

        _intent = change(_intent);
        try
        {
            store.Write(_intent.ToIntent());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The one before stays.
        }
    }
}
