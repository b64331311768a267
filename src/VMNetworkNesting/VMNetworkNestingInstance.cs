using NestedDsc.Hosting;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.HyperV.Network;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters;
using NestedDsc.VMNetworkNesting.Switches;

namespace NestedDsc.VMNetworkNesting;

/// <summary>An instance of the resource: the adapters of a machine, or a switch.</summary>
/// <param name="adapters">The adapters as they are desired, for an adapter instance.</param>
/// <param name="desiredSwitch">The switch as it is desired, for a switch instance.</param>
internal sealed class VMNetworkNestingInstance(DesiredAdapters? adapters, DesiredSwitch? desiredSwitch) : IResourceInstance<HyperVConnection>
{
    /// <summary>The adapters as they are desired; <see langword="null"/> for a switch instance.</summary>
    public DesiredAdapters? Adapters { get; } = adapters;

    /// <summary>The switch as it is desired; <see langword="null"/> for an adapter instance.</summary>
    public DesiredSwitch? Switch { get; } = desiredSwitch;

    /// <inheritdoc/>
    public Reading<HyperVConnection> Read(HyperVConnection context) =>
        Switch is { } wanted ? ReadSwitch(wanted, context) : ReadAdapters(Adapters!, context, machine: null);

    private static Reading<HyperVConnection> ReadSwitch(DesiredSwitch wanted, HyperVConnection context)
    {
        Func<JournalStatus, Plan<HyperVConnection>> plan = HyperVPresence.Read<Func<JournalStatus, Plan<HyperVConnection>>>(
            context,
            () =>
            {
                HostNetwork network = HostNetworkReader.Read(context);
                DateTimeOffset now = context.Session.Clock.UtcNow;
                return journal => SwitchPlanner.Plan(wanted, network, journal, now);
            },
            absence => _ => SwitchPlanner.WithoutHyperV(wanted, absence));
        return new Reading<HyperVConnection> { Target = HostJournal.Network, Planner = plan, Again = again => ReadSwitch(wanted, again) };
    }

    // A name is resolved once: what is read again is the same machine.
    private static Reading<HyperVConnection> ReadAdapters(DesiredAdapters wanted, HyperVConnection context, Guid? machine) => HyperVPresence.Read(
        context,
        () =>
        {
            AdapterReading found = AdapterReader.Read(context, wanted.Machine, machine);
            if (AdapterPlanner.TemplatesNeeded(wanted, found) is { Count: > 0 } classes)
            {
                found = found with { Templates = PortFeatures.ReadTemplates(context, classes) };
            }

            return new Reading<HyperVConnection>
            {
                Planner = _ => AdapterPlanner.Plan(wanted, found),
                Again = again => ReadAdapters(wanted, again, found.Machine?.MachineId ?? machine),
            };
        },
        absence => new Reading<HyperVConnection>
        {
            Planner = _ => AbsentHyperV.Plan(absence, AdapterPlanner.AbsentState(wanted)),
            Again = again => ReadAdapters(wanted, again, machine),
        });
}
