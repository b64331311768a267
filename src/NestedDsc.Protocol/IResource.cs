using NestedDsc.Protocol.Input;
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

    /// <summary>Reads an instance. Mistakes go into the input's list; nothing is touched.</summary>
    /// <param name="input">The JSON object.</param>
    /// <param name="verb">What the instance is for: an export takes one without keys as a filter.</param>
    /// <returns>The instance; of no use if there are mistakes.</returns>
    IResourceInstance<TContext> Read(InputObject input, Verb verb);

    /// <summary>Connects to what is managed.</summary>
    /// <param name="trace">For messages.</param>
    /// <returns>The connection.</returns>
    TContext Connect(Tracer trace);

    /// <summary>Lists everything there is, each compared with the filter.</summary>
    /// <param name="filter">An instance read for <see cref="Verb.Export"/>.</param>
    /// <param name="context">The connection.</param>
    /// <returns>A name and a plan for each; those in desired state fit the filter.</returns>
    /// <exception cref="NothingThereException">There can't be any, such as without Hyper-V.</exception>
    IEnumerable<(string Name, Plan<TContext> Plan)> Export(IResourceInstance<TContext> filter, TContext context);

    /// <summary>Turns an error of the layers below into an exit code and a message that says what to do.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The error to report.</returns>
    ResourceException Explain(Exception error);
}
