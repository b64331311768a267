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
internal sealed class NestedVirtualizationInstance(DesiredMachine desired, IIntentStore intents) : IResourceInstance<HyperVConnection>
{
    /// <inheritdoc/>
    public Plan<HyperVConnection> Plan(HyperVConnection context)
    {
        ArgumentNullException.ThrowIfNull(context);
        MachineReading reading = MachineReader.Read(context, desired.Identity);
        return NestingPlanner.Plan(desired, reading, reading.Machine is { } machine
            ? new Undertaking(intents, context.Session.Clock.UtcNow, Interruption.From(intents.Read(machine.Id)))
            : null);
    }

    /// <summary>Compares the instance, as the filter of an export, with a machine that was read.</summary>
    /// <param name="reading">The machine.</param>
    /// <returns>The plan, or <see langword="null"/> if another machine is named.</returns>
    public Plan<HyperVConnection>? PlanFor(MachineReading reading) =>
        reading.Machine is { } machine && desired.Identity.Fits(machine.Name, machine.Id) ? NestingPlanner.Plan(desired, reading) : null;
}
