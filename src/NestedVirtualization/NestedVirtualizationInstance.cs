using NestedDsc.Cim;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
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

    // What a set has found is not changed by another one before it is done.
    private readonly MachineTurn _turn = new(intents);

    // A name is resolved once, and the host is read once: the plan after a set is for the same machine.
    private MachineReading? _earlier;
    private Interruption _interruption = Interruption.None;

    /// <inheritdoc/>
    public Plan<HyperVConnection> Plan(HyperVConnection context) => HyperVPresence.Read(
        context, () => PlanMachine(context), absence => AbsentHyperV.Plan(absence, new AbsentMachineState(desired.Identity)));

    /// <summary>Compares the instance, as the filter of an export, with a machine of the host.</summary>
    /// <param name="inventory">All machines of the host.</param>
    /// <param name="machine">The machine.</param>
    /// <returns>The plan, or <see langword="null"/> if another machine is named.</returns>
    public Plan<HyperVConnection>? PlanFor(MachineInventory inventory, ListedMachine machine) =>
        desired.Identity.Fits(machine.Name, machine.Id) && inventory.Read(machine) is { } reading ? NestingPlanner.Plan(desired, reading) : null;

    private Plan<HyperVConnection> PlanMachine(HyperVConnection context)
    {
        for (int attempt = 1; ; attempt++)
        {
            Plan<HyperVConnection> plan = PlanOnce(context);
            bool isBusy = plan.Blockers.Any(static b => b.Finding.Code is "VMBusy" or "VMInTransition" or "SetUnderWay");
            if (isBusy && waits && attempt < Patience.Attempts)
            {
                context.Session.Clock.Wait(Patience.PauseAfter(attempt));
            }
            else if (!waits || plan.Blockers.Count > 0 || plan.Steps.Count == 0 || !_turn.TakeNow(context, _earlier!.Machine!) || IsAsItWas(context))
            {
                return plan;
            }
        }
    }

    // The ports of a machine are not read once more, as they decide of no step.
    private bool IsAsItWas(HyperVConnection context)
    {
        VirtualMachine was = _earlier!.Machine!;
        return _interruption == Interruption.None
            && intents.Read(was.Id) == IntentReading.None
            && MachineReader.Read(context, desired.Identity, nested: false, _earlier).Machine is { } now
            && now.Checkpoints.SequenceEqual(was.Checkpoints)
            && was == now with { Checkpoints = was.Checkpoints, Features = now.Features | (was.Features & MachineFeatures.SriovWeight) };
    }

    private Plan<HyperVConnection> PlanOnce(HyperVConnection context)
    {
        MachineReading reading = MachineReader.Read(context, desired.Identity, desired.ExposeVirtualizationExtensions, _earlier);
        _earlier = reading.Machine is null ? _earlier : reading;
        if (reading.Machine is not { } machine)
        {
            return NestingPlanner.Plan(desired, reading);
        }

        _interruption = Interruption.From(intents.Read(machine.Id));
        return NestingPlanner.Plan(desired, reading, new Undertaking(intents, context.Session.Clock.UtcNow, _interruption));
    }
}
