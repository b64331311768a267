using NestedDsc.Conformance.Tests.Checks;

namespace NestedDsc.Conformance.Tests;

/// <summary>Contradictions that are known and are about to be mended. An entry that is not needed any more fails a test.</summary>
internal static class KnownContradictions
{
    public static IReadOnlyList<Known> List { get; } =
    [
    ];

    /// <param name="Subject">Class, property, or program and verb.</param>
    /// <param name="Problem">How the problem begins.</param>
    /// <param name="Why">What is about to change.</param>
    internal sealed record Known(string Subject, string Problem, string Why)
    {
        public bool Covers(Contradiction contradiction) =>
            string.Equals(contradiction.Subject, Subject, StringComparison.Ordinal) && contradiction.Problem.StartsWith(Problem, StringComparison.Ordinal);
    }
}
