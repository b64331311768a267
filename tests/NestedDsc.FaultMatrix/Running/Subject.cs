using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.FaultMatrix.Running;

/// <summary>A resource under test: its executable without its process.</summary>
internal abstract class Subject
{
    /// <summary>Runs a verb on a host.</summary>
    public abstract (RunResult Result, HookedSession? Session) Run(HostFolder host, SessionHook hook, string input, params string[] args);

    /// <summary>A resource.</summary>
    /// <param name="create">Makes it, given what reads an environment variable.</param>
    /// <param name="connect">Makes its connection of a session.</param>
    public static Subject Of<TContext>(Func<Func<string, string?>, IResource<TContext>> create, Func<HookedSession, TContext> connect)
        where TContext : IDisposable => new Subject<TContext>(create, connect);
}

/// <inheritdoc/>
internal sealed class Subject<TContext>(
    Func<Func<string, string?>, IResource<TContext>> create, Func<HookedSession, TContext> connect) : Subject
    where TContext : IDisposable
{
    public override (RunResult Result, HookedSession? Session) Run(HostFolder host, SessionHook hook, string input, params string[] args)
    {
        HookedSession? session = null;
        var resource = new ConnectedResource<TContext>(create(Variable), () =>
        {
            session = new HookedSession(host.FilePath, hook);
            return connect(session);
        });
        return (ResourceRun.Run(resource, Variable, input, args), session);

        string? Variable(string name) => name is "NESTEDDSC_HOST" ? host.FilePath : null;
    }
}
