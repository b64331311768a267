using NestedDsc.Hosting.Intents;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.HyperV.Network;
using NestedDsc.HyperV.Switches;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;
using NestedDsc.VMNetworkNesting.Adapters;
using NestedDsc.VMNetworkNesting.Switches;

namespace NestedDsc.VMNetworkNesting;

/// <summary>An instance of the resource: the adapters of a machine, or a switch.</summary>
/// <param name="adapters">The adapters as they are desired, for an adapter instance.</param>
/// <param name="desiredSwitch">The switch as it is desired, for a switch instance.</param>
/// <param name="turn">The turn that a set waits for; <see langword="null"/> for whoever only looks.</param>
internal sealed class VMNetworkNestingInstance(DesiredAdapters? adapters, DesiredSwitch? desiredSwitch, Turn? turn) : IResourceInstance<HyperVConnection>
{
    // A name is resolved once: the plan after a set is for the same machine.
    private Guid? _machine;

    /// <summary>The adapters as they are desired; <see langword="null"/> for a switch instance.</summary>
    public DesiredAdapters? Adapters { get; } = adapters;

    /// <summary>The switch as it is desired; <see langword="null"/> for an adapter instance.</summary>
    public DesiredSwitch? Switch { get; } = desiredSwitch;

    /// <inheritdoc/>
    public Plan<HyperVConnection> Plan(HyperVConnection context)
    {
        if (turn?.Take() == true)
        {
            context.Keep(turn);
        }

        return HyperVPresence.Read(
            context,
            () => Switch is { } wanted ? SwitchPlanner.Plan(wanted, HostNetworkReader.Read(context)) : PlanAdapters(Adapters!, context),
            absence => Switch is { } wanted
                ? SwitchPlanner.WithoutHyperV(wanted, absence)
                : AbsentHyperV.Plan(absence, AdapterPlanner.AbsentState(Adapters!)));
    }

    private Plan<HyperVConnection> PlanAdapters(DesiredAdapters wanted, HyperVConnection context)
    {
        AdapterReading reading = AdapterReader.Read(context, wanted.Machine, _machine);
        _machine = reading.Machine?.MachineId ?? _machine;
        if (AdapterPlanner.NeedsTemplate(wanted, reading))
        {
            reading = reading with { SecurityTemplate = PortSecurity.ReadTemplate(context) };
        }

        return AdapterPlanner.Plan(wanted, reading);
    }
}
