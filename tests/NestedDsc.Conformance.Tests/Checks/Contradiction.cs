namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Something that this product says otherwise than the facts.</summary>
/// <param name="Subject">Class, and property or method: <c>Msvm_ComputerSystem.EnabledState</c>.</param>
/// <param name="Problem">What is wrong with it.</param>
/// <param name="Place">Where it is said: a file of a host, a statement, a line of the sources.</param>
/// <param name="Source">Where the fact is from.</param>
internal sealed record Contradiction(string Subject, string Problem, string Place, string Source)
{
    public override string ToString() => $"{Subject}: {Problem} [{Place}; {Source}]";
}
