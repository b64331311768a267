using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol;

/// <summary>A DSC resource: what its executable does beyond the protocol.</summary>
/// <typeparam name="TContext">A connection to what is managed.</typeparam>
public interface IResource<TContext>
    where TContext : IDisposable
{
    /// <summary>Type, version, schema and other facts of the manifest.</summary>
    ResourceDescription Description { get; }

    /// <summary>The journal of sets, with their locks.</summary>
    IJournal Journal { get; }

    /// <summary>
    /// What all sets of the resource on a host share, and lock before they look at it; <see langword="null"/> if each locks what it has
    /// found, see <see cref="Reading{TContext}.Target"/>.
    /// </summary>
    LockTarget? SharedTarget { get; }

    /// <summary>Reads an instance. Mistakes go into the input's list; nothing is touched.</summary>
    /// <param name="input">The JSON object.</param>
    /// <returns>The instance; of no use if there are mistakes.</returns>
    IResourceInstance<TContext> Read(InputObject input);

    /// <summary>Connects to what is managed.</summary>
    /// <param name="trace">For messages.</param>
    /// <returns>The connection.</returns>
    TContext Connect(Tracer trace);

    /// <summary>Lets time pass on the host that the connection leads to.</summary>
    /// <param name="context">The connection.</param>
    /// <param name="duration">How long.</param>
    void Wait(TContext context, TimeSpan duration);

    /// <summary>Checks the filter of an export. Mistakes go into the input's list; nothing is touched.</summary>
    /// <param name="filter">The JSON object, see <see cref="InputObject.IsFilter"/>.</param>
    void CheckFilter(InputObject filter);

    /// <summary>Lists everything there is.</summary>
    /// <param name="filter">What is asked for. Whoever calls this applies it; here it saves reading what can't fit.</param>
    /// <param name="context">The connection.</param>
    /// <returns>A name and the state of each; <see langword="null"/> for one that was left unread, since it can't fit.</returns>
    /// <exception cref="NothingThereException">There can't be any, such as without Hyper-V.</exception>
    IEnumerable<(string Name, IResourceState? State)> Export(ExportFilter filter, TContext context);

    /// <summary>Turns an error of the layers below into an exit code and a message that says what to do.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The error to report.</returns>
    ResourceException Explain(Exception error);
}
