using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Planning;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization;

/// <summary>An instance of the resource.</summary>
/// <param name="desired">The machine as it is desired.</param>
internal sealed class NestedVirtualizationInstance(DesiredMachine desired) : IResourceInstance<HyperVConnection>
{
    /// <inheritdoc/>
    public Reading<HyperVConnection> Read(HyperVConnection context) => Read(context, earlier: null);

    private Reading<HyperVConnection> Read(HyperVConnection context, MachineReading? earlier) => HyperVPresence.Read(
        context, () => ReadMachine(context, earlier), absence => new Reading<HyperVConnection>
        {
            Planner = _ => AbsentHyperV.Plan(absence, new AbsentMachineState(desired.Identity)),
            Again = again => Read(again, earlier),
        });

    private Reading<HyperVConnection> ReadMachine(HyperVConnection context, MachineReading? earlier)
    {
        MachineReading found = earlier?.Machine is { } before
            ? WithPorts(MachineReader.Read(context, desired.Identity, nested: false, earlier), before)
            : MachineReader.Read(context, desired.Identity, desired.ExposesVirtualizationExtensions);
        DateTimeOffset now = context.Session.Clock.UtcNow;
        return new Reading<HyperVConnection>
        {
            Target = found.Machine is { } machine ? new LockTarget(machine.Id, machine.Display) : null,
            Planner = journal => NestingPlanner.Plan(desired, found, journal, now),
            Again = again => Read(again, found.Machine is null ? earlier : found),
        };
    }

    // The ports of a machine decide of no step, and no set changes them: they are read once.
    private static MachineReading WithPorts(MachineReading now, VirtualMachine before) => now.Machine is { } machine
        ? now with { Machine = machine with { Features = machine.Features | (before.Features & MachineFeatures.SriovWeight) } }
        : now;
}
