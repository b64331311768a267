using NestedDsc.HyperV;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Intents;

namespace NestedDsc.NestedVirtualization.Recovery;

/// <summary>
/// Keeps other sets off a machine that is about to be changed: one that goes by what it found before another one's change would take
/// that change back when it fails.
/// </summary>
/// <param name="store">Where machines are held.</param>
internal sealed class MachineTurn(IIntentStore store)
{
    private bool _wasAsked;

    /// <summary>What is said when another process has the turn.</summary>
    /// <param name="machine">The machine.</param>
    public static ResourceException IsTaken(VirtualMachine machine) =>
        new(ExitCode.Blocked, $"Another set of {machine.Display} has just begun, in another process. Try again when it has ended.");

    /// <summary>Takes the turn for as long as there is the connection. An account that may not write where machines are held goes on without.</summary>
    /// <param name="context">The connection.</param>
    /// <param name="machine">The machine.</param>
    /// <returns>Whether it was taken just now, so that what was found before may be out of date.</returns>
    /// <exception cref="ResourceException">Another process has it.</exception>
    public bool TakeNow(HyperVConnection context, VirtualMachine machine)
    {
        if (_wasAsked)
        {
            return false;
        }

        try
        {
            _wasAsked = true;
            if (!store.TryHold(machine.Id))
            {
                throw IsTaken(machine);
            }

            context.Keep(new Hold(store, machine.Id));
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private sealed class Hold(IIntentStore store, Guid id) : IDisposable
    {
        public void Dispose() => store.Release(id);
    }
}
