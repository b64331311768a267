using NestedDsc.Hosting;
using NestedDsc.Hosting.Intents;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Input;
using NestedDsc.NestedVirtualization.Planning;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.NestedVirtualization;

/// <summary>The resource <c>NestedDsc/NestedVirtualization</c>: nested virtualization of a virtual machine, on its host.</summary>
/// <param name="environment">Reads an environment variable.</param>
public sealed class NestedVirtualizationResource(Func<string, string?> environment) : IResource<HyperVConnection>
{
    private Tracer? _trace;

    /// <inheritdoc/>
    public ResourceDescription Description { get; } = new()
    {
        Type = "NestedDsc/NestedVirtualization",
        Summary = "Manages nested virtualization of a Hyper-V virtual machine: virtualization extensions, processors, memory and power state.",
        Executable = "nestedvirtualization",
        Tags = ["HyperV", "NestedVirtualization", "VirtualMachine", "Windows"],
        Platform = "Hyper-V",
        EnvironmentVariables = HostConnection.EnvironmentVariables,
        HandlesExist = false,
        Carrier = typeof(NestedVirtualizationResource),
    };

    /// <inheritdoc/>
    public IResourceInstance<HyperVConnection> Read(InputObject input, Verb verb) =>
        new NestedVirtualizationInstance(DesiredMachineReader.Read(input, verb), IntentStores.Of(environment), waits: verb == Verb.Set);

    /// <inheritdoc/>
    public HyperVConnection Connect(Tracer trace)
    {
        _trace = trace;
        return HostConnection.Open(environment, trace);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, Plan<HyperVConnection> Plan)> Export(
        IResourceInstance<HyperVConnection> filter, HyperVConnection context)
    {
        var instance = (NestedVirtualizationInstance)filter;
        MachineInventory inventory = AbsentHyperV.List(context, () => MachineInventory.Read(context));
        if (MachineNotices.OfHost(inventory.Host) is { } notice)
        {
            _trace?.Warn(notice.Phrase);
        }

        foreach ((string name, ListedMachine machine) in InstanceNames.Of(inventory.Machines, static m => m.Name, static m => m.Id.ToString()))
        {
            if (instance.PlanFor(inventory, machine) is { } plan)
            {
                yield return (name, plan);
            }
        }
    }

    /// <inheritdoc/>
    public ResourceException Explain(Exception error) => HostFailures.Explain(error);
}
