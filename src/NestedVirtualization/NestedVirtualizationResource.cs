using NestedDsc.Hosting;
using NestedDsc.Hosting.Machines;
using NestedDsc.HyperV;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Input;
using NestedDsc.NestedVirtualization.Planning;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
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
    public IJournal Journal { get; } = HostJournal.Open(environment);

    /// <inheritdoc/>
    /// <remarks>A set locks the one machine that it has found.</remarks>
    public LockTarget? SharedTarget => null;

    /// <inheritdoc/>
    public IResourceInstance<HyperVConnection> Read(InputObject input) => new NestedVirtualizationInstance(DesiredMachineReader.Read(input));

    /// <inheritdoc/>
    public HyperVConnection Connect(Tracer trace)
    {
        _trace = trace;
        return HostConnection.Open(environment, trace);
    }

    /// <inheritdoc/>
    public void Wait(HyperVConnection context, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Session.Clock.Wait(duration);
    }

    /// <inheritdoc/>
    public void CheckFilter(InputObject filter) => DesiredMachineReader.Read(filter);

    /// <inheritdoc/>
    public IEnumerable<(string Name, IResourceState? State)> Export(ExportFilter filter, HyperVConnection context)
    {
        ArgumentNullException.ThrowIfNull(filter);
        MachineInventory inventory = AbsentHyperV.List(context, () => MachineInventory.Read(context));
        if (MachineNotices.OfHost(inventory.Host) is { } notice)
        {
            _trace?.Warn(notice.Phrase);
        }

        return InstanceNames.Of(inventory.Machines, static m => m.Name, static m => m.Id.ToString())
            .Select(named => (named.Name, (IResourceState?)Read(filter, inventory, named.Item)));
    }

    /// <inheritdoc/>
    public ResourceException Explain(Exception error) => HostFailures.Explain(error);

    private static MachineState? Read(ExportFilter filter, MachineInventory inventory, ListedMachine machine) =>
        filter.Fits("vmName", machine.Name)
        && filter.Fits("vmId", machine.Id.ToString())
        && inventory.Read(machine) is { Machine: { } found, Host: var host }
            ? new MachineState(found, host)
            : null;
}
