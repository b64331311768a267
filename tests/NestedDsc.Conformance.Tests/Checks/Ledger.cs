namespace NestedDsc.Conformance.Tests.Checks;

/// <summary>Counts facts that something was held to, and keeps what contradicts them.</summary>
internal sealed class Ledger
{
    private readonly HashSet<string> _facts = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Subject, string Problem), (Contradiction First, int Count)> _contradictions = [];

    /// <summary>How many different facts were looked up.</summary>
    public int Facts => _facts.Count;

    /// <summary>Each contradiction once, with the first place where it was found.</summary>
    public IReadOnlyList<Contradiction> Contradictions =>
        [.. _contradictions.Values.Select(static c => c.Count == 1 ? c.First : c.First with { Place = $"{c.First.Place} and {c.Count - 1} more" })
            .OrderBy(static c => c.Subject, StringComparer.Ordinal).ThenBy(static c => c.Problem, StringComparer.Ordinal)];

    /// <summary>Takes note of a fact, and of what contradicts it.</summary>
    /// <param name="fact">The fact, without the place where it is used.</param>
    /// <param name="contradiction">What contradicts it; <see langword="null"/> if nothing does.</param>
    /// <returns>Whether nothing does.</returns>
    public bool Hold(string fact, Contradiction? contradiction)
    {
        _facts.Add(fact);
        if (contradiction is null)
        {
            return true;
        }

        (string, string) key = (contradiction.Subject, contradiction.Problem);
        _contradictions[key] = _contradictions.TryGetValue(key, out (Contradiction First, int Count) known)
            ? (known.First, known.Count + 1)
            : (contradiction, 1);
        return false;
    }
}
