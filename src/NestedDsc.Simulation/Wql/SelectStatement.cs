namespace NestedDsc.Simulation.Wql;

/// <summary>SELECT … FROM … WHERE ….</summary>
/// <param name="Properties">Names in the order given; empty for <c>*</c>.</param>
/// <param name="ClassName">The class.</param>
/// <param name="Where">The condition, if there is one.</param>
internal sealed record SelectStatement(IReadOnlyList<string> Properties, string ClassName, WqlCondition? Where);
