namespace NestedDsc.Simulation.Wql;

/// <summary>A statement is not WQL, or names a property that its class lacks. Becomes an InvalidQuery error.</summary>
/// <param name="problem">What is wrong, with its position.</param>
internal sealed class WqlSyntaxException(string problem) : Exception(problem);
