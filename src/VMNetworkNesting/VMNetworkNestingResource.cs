using NestedDsc.Hosting;
using NestedDsc.HyperV;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;
using NestedDsc.VMNetworkNesting.Input;

namespace NestedDsc.VMNetworkNesting;

/// <summary>The resource <c>NestedDsc/VMNetworkNesting</c>: MAC address spoofing of a machine's adapters; virtual switches and NAT.</summary>
/// <param name="environment">Reads an environment variable.</param>
public sealed class VMNetworkNestingResource(Func<string, string?> environment) : IResource<HyperVConnection>
{
    /// <inheritdoc/>
    public ResourceDescription Description { get; } = new()
    {
        Type = "NestedDsc/VMNetworkNesting",
        Summary = "Manages the network of nested Hyper-V: MAC address spoofing of a virtual machine's adapters, virtual switches and NAT.",
        Executable = "vmnetworknesting",
        Tags = ["HyperV", "NestedVirtualization", "Network", "VirtualSwitch", "NAT", "Windows"],
        Platform = "Hyper-V",
        EnvironmentVariables = HostConnection.EnvironmentVariables,
        HandlesExist = true,
        Carrier = typeof(VMNetworkNestingResource),
    };

    /// <inheritdoc/>
    public IJournal Journal { get; } = HostJournal.Open(environment);

    /// <inheritdoc/>
    public LockTarget? SharedTarget => HostJournal.Network;

    /// <inheritdoc/>
    public IResourceInstance<HyperVConnection> Read(InputObject input) => InstanceReader.Read(input);

    /// <inheritdoc/>
    public HyperVConnection Connect(Tracer trace) => HostConnection.Open(environment, trace);

    /// <inheritdoc/>
    public void Wait(HyperVConnection context, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Session.Clock.Wait(duration);
    }

    /// <inheritdoc/>
    public void CheckFilter(InputObject filter) => InstanceReader.Read(filter);

    /// <inheritdoc/>
    public IEnumerable<(string Name, IResourceState? State)> Export(ExportFilter filter, HyperVConnection context)
    {
        IEnumerable<(string, IResourceState?)> adapters = InstanceReader.AsksForAdapters(filter) ? Exporter.Adapters(filter, context) : [];
        return InstanceReader.AsksForSwitches(filter) ? adapters.Concat(Exporter.Switches(filter, context)) : adapters;
    }

    /// <inheritdoc/>
    public ResourceException Explain(Exception error) => HostFailures.Explain(error);
}
