using NestedDsc.Protocol;
using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.TestSupport.Running;

/// <summary>A resource on a connection that the test has made, so that it can be counted or decorated.</summary>
internal sealed class SessionResource<TContext>(IResource<TContext> resource, TContext context) : IResource<TContext>
    where TContext : IDisposable
{
    public ResourceDescription Description => resource.Description;

    public IJournal Journal => resource.Journal;

    public LockTarget? SharedTarget => resource.SharedTarget;

    public IResourceInstance<TContext> Read(InputObject input) => resource.Read(input);

    public TContext Connect(Tracer trace) => context;

    public void Wait(TContext context, TimeSpan duration) => resource.Wait(context, duration);

    public void CheckFilter(InputObject filter) => resource.CheckFilter(filter);

    public IEnumerable<(string Name, IResourceState? State)> Export(ExportFilter filter, TContext context) => resource.Export(filter, context);

    public ResourceException Explain(Exception error) => resource.Explain(error);
}
