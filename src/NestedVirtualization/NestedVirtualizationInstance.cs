using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Planning;
using NestedDsc.NestedVirtualization.Recovery;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Intents;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization;

/// <summary>An instance of the resource.</summary>
/// <param name="desired">The machine as it is desired.</param>
/// <param name="intents">Where sets write down what they interrupt.</param>
/// <param name="waits">Whether a machine that is busy is given some time.</param>
internal sealed class NestedVirtualizationInstance(DesiredMachine desired, IIntentStore intents, bool waits) : IResourceInstance<HyperVConnection>
{
    // Backups and checkpoints keep a machine busy for seconds; the merge of a disk for longer than anybody wants to wait.
    private static readonly BusyRetry Patience = new(8, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(4));

    // A name is resolved once, and the host is read once: the plan after a set is for the same machine.
    private MachineReading? _earlier;

    /// <inheritdoc/>
    public Plan<HyperVConnection> Plan(HyperVConnection context)
    {
        ArgumentNullException.ThrowIfNull(context);
        for (int attempt = 1; ; attempt++)
        {
            Plan<HyperVConnection> plan = PlanOnce(context);
            if (!plan.Blockers.Any(static b => b.Finding.Code is "VMBusy" or "VMInTransition") || !waits || attempt == Patience.Attempts)
            {
                return plan;
            }

            context.Session.Clock.Wait(Patience.PauseAfter(attempt));
        }
    }

    /// <summary>Compares the instance, as the filter of an export, with a machine of the host.</summary>
    /// <param name="inventory">All machines of the host.</param>
    /// <param name="machine">The machine.</param>
    /// <returns>The plan, or <see langword="null"/> if another machine is named.</returns>
    public Plan<HyperVConnection>? PlanFor(MachineInventory inventory, ListedMachine machine) =>
        desired.Identity.Fits(machine.Name, machine.Id) && inventory.Read(machine) is { } reading ? NestingPlanner.Plan(desired, reading) : null;

    private Plan<HyperVConnection> PlanOnce(HyperVConnection context)
    {
        MachineReading reading = MachineReader.Read(context, desired.Identity, desired.ExposeVirtualizationExtensions, _earlier);
        _earlier = reading.Machine is null ? _earlier : reading;
        return NestingPlanner.Plan(desired, reading, reading.Machine is { } machine
            ? new Undertaking(intents, context.Session.Clock.UtcNow, Interruption.From(intents.Read(machine.Id)))
            : null);
    }
}
