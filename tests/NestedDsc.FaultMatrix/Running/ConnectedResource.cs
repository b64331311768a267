using NestedDsc.Protocol;
using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.FaultMatrix.Running;

/// <summary>A resource that is given its connection.</summary>
internal sealed class ConnectedResource<TContext>(IResource<TContext> resource, Func<TContext> connect) : IResource<TContext>
    where TContext : IDisposable
{
    public ResourceDescription Description => resource.Description;

    public IJournal Journal => resource.Journal;

    public LockTarget? SharedTarget => resource.SharedTarget;

    public IResourceInstance<TContext> Read(InputObject input) => resource.Read(input);

    public TContext Connect(Tracer trace) => connect();

    public void Wait(TContext context, TimeSpan duration) => resource.Wait(context, duration);

    public void CheckFilter(InputObject filter) => resource.CheckFilter(filter);

    public IEnumerable<(string Name, IResourceState? State)> Export(ExportFilter filter, TContext context) => resource.Export(filter, context);

    public ResourceException Explain(Exception error) => resource.Explain(error);
}
