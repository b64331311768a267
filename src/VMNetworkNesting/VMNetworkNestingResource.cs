using NestedDsc.Hosting;
using NestedDsc.Hosting.Intents;
using NestedDsc.HyperV;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
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
    public IResourceInstance<HyperVConnection> Read(InputObject input, Verb verb) =>
        InstanceReader.Read(input, verb, new Turn(IntentStores.Of(environment), Turn.OfNetwork, "the network of this host"));

    /// <inheritdoc/>
    public HyperVConnection Connect(Tracer trace) => HostConnection.Open(environment, trace);

    /// <inheritdoc/>
    public IEnumerable<(string Name, Plan<HyperVConnection> Plan)> Export(
        IResourceInstance<HyperVConnection> filter, HyperVConnection context)
    {
        var instance = (VMNetworkNestingInstance)filter;
        IEnumerable<(string, Plan<HyperVConnection>)> adapters = instance.Adapters is { } wanted ? Exporter.Adapters(wanted, context) : [];
        bool alsoSwitches = instance.Switch is not null || instance.Adapters is { Machine: { Name: null, Id: null }, AdapterName: null, MacAddressSpoofing: null };
        return alsoSwitches ? adapters.Concat(Exporter.Switches(instance.Switch, context)) : adapters;
    }

    /// <inheritdoc/>
    public ResourceException Explain(Exception error) => HostFailures.Explain(error);
}
