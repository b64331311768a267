using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Protocol.Verbs;

/// <summary>What a verb works with.</summary>
/// <typeparam name="TContext">A connection to what is managed.</typeparam>
/// <param name="Resource">The resource.</param>
/// <param name="Input">The bytes of the instance.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Trace">Standard error.</param>
internal sealed record VerbContext<TContext>(
    IResource<TContext> Resource, ReadOnlyMemory<byte> Input, LineWriter Output, Tracer Trace)
    where TContext : IDisposable
{
    /// <summary>Begins to notice that the process is asked to end.</summary>
    public required Func<Action<string>, StopRequest> WatchForStop { get; init; }

    /// <summary>Writes states for this resource.</summary>
    public StateWriter States { get; } = new(Resource.Description.CodePrefix);

    /// <summary>Reads the instance; ends the operation if it has mistakes.</summary>
    /// <returns>The instance.</returns>
    public IResourceInstance<TContext> ReadInstance()
    {
        var mistakes = new InputMistakes();
        IResourceInstance<TContext> instance = Resource.Read(InputDocument.Parse(Input, mistakes));
        mistakes.ThrowIfAny();
        return instance;
    }

    /// <summary>Reads the filter of an export; ends the operation if it has mistakes.</summary>
    /// <returns>The filter.</returns>
    public ExportFilter ReadFilter()
    {
        var mistakes = new InputMistakes();
        InputObject input = InputDocument.Parse(Input, mistakes, isFilter: true);
        Resource.CheckFilter(input);
        mistakes.ThrowIfAny();
        return new ExportFilter(input);
    }
}
