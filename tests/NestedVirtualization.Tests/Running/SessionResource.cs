using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.NestedVirtualization.Tests.Running;

/// <summary>The resource on a session that the test has made, so that it can be counted or decorated.</summary>
internal sealed class SessionResource(ICimSession session) : IResource<HyperVConnection>
{
    private readonly NestedVirtualizationResource _resource = new(static _ => null);

    public ResourceDescription Description => _resource.Description;

    public IResourceInstance<HyperVConnection> Read(InputObject input, Verb verb) => _resource.Read(input, verb);

    public HyperVConnection Connect(Tracer trace) => new(session);

    public IEnumerable<(string Name, Plan<HyperVConnection> Plan)> Export(
        IResourceInstance<HyperVConnection> filter, HyperVConnection context) => _resource.Export(filter, context);

    public ResourceException Explain(Exception error) => _resource.Explain(error);
}
