using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.TestSupport.Running;

/// <summary>A resource on a session that the test has made, so that it can be counted or decorated.</summary>
internal sealed class SessionResource(IResource<HyperVConnection> resource, ICimSession session) : IResource<HyperVConnection>
{
    public ResourceDescription Description => resource.Description;

    public IResourceInstance<HyperVConnection> Read(InputObject input, Verb verb) => resource.Read(input, verb);

    public HyperVConnection Connect(Tracer trace) => new(session);

    public IEnumerable<(string Name, Plan<HyperVConnection> Plan)> Export(
        IResourceInstance<HyperVConnection> filter, HyperVConnection context) => resource.Export(filter, context);

    public ResourceException Explain(Exception error) => resource.Explain(error);
}
