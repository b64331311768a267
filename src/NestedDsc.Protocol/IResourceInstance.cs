using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol;

/// <summary>An instance as it is desired.</summary>
/// <typeparam name="TContext">A connection to what is managed.</typeparam>
public interface IResourceInstance<TContext>
{
    /// <summary>Reads the actual state. Changes nothing, locks nothing and waits for nothing.</summary>
    /// <param name="context">The connection.</param>
    /// <returns>What was found, which plans are made of.</returns>
    Reading<TContext> Read(TContext context);
}
