namespace NestedDsc.Tool.Commands.Demo;

/// <summary>The demo's expectations.</summary>
internal static class Expect
{
    /// <summary>Fails the demo unless the condition holds.</summary>
    public static void That(bool condition, string expectation)
    {
        if (!condition)
        {
            throw new UnexpectedException($"Expected {expectation}.");
        }
    }

    /// <summary>Fails the demo unless both lists have the same names.</summary>
    public static void Same(IReadOnlyCollection<string> actual, IReadOnlyCollection<string> wanted, string what) =>
        That(
            actual.ToHashSet(StringComparer.Ordinal).SetEquals(wanted),
            $"{what} {string.Join(", ", wanted)}; seen was {(actual.Count == 0 ? "none" : string.Join(", ", actual))}");
}

/// <summary>The demo did not go as expected.</summary>
internal sealed class UnexpectedException(string message) : Exception(message);
