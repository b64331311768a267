using System.Text.Json.Nodes;
using NestedDsc.HyperV;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Running;

/// <summary>The resource's executable on a simulated host.</summary>
internal sealed class Lab(TemporaryHost host) : ResourceLab<HyperVConnection>(
    host, static environment => new NestedVirtualizationResource(environment), static (simulated, session) => new HyperVConnection(session, () => simulated.Servicing))
{
    public Lab()
        : this(TemporaryHost.LabL0())
    {
    }

    /// <summary>The machine as it is in the host's file now.</summary>
    public HostMachine Machine(string name) => Host.Content().Machine(name);

    /// <summary>Changes a machine before the run.</summary>
    public Lab With(string name, Action<HostMachine> change)
    {
        Host.Change(content => change(content.Machine(name)));
        return this;
    }

    public static string Instance(JsonObject properties) => JsonTexts.Compact(properties);
}
