using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol;

/// <summary>An instance as it is desired.</summary>
/// <typeparam name="TContext">A connection to what is managed.</typeparam>
public interface IResourceInstance<TContext>
{
    /// <summary>Reads the actual state and compares it with this one. Changes nothing.</summary>
    /// <param name="context">The connection.</param>
    /// <returns>The plan.</returns>
    Plan<TContext> Plan(TContext context);
}
