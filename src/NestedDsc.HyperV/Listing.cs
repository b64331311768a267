namespace NestedDsc.HyperV;

/// <summary>Writes lists into sentences, bounded: a host can have hundreds of machines.</summary>
public static class Listing
{
    private const int Most = 10;

    /// <summary>Writes a list.</summary>
    /// <param name="items">The items, the most interesting first.</param>
    /// <returns>Such as <c>'a', 'b' and 5 more</c>.</returns>
    public static string Of(IReadOnlyCollection<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        string first = string.Join(", ", items.Take(Most));
        return items.Count > Most ? $"{first} and {items.Count - Most} more" : first;
    }

    /// <summary>Writes a list of names, those first that are most like one that was not found.</summary>
    /// <param name="names">The names.</param>
    /// <param name="wanted">The name that was not found.</param>
    /// <returns>Such as <c>'a', 'b' and 5 more</c>.</returns>
    public static string Nearest(IEnumerable<string> names, string wanted) => Of(
    [
        .. names.Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(name => CommonStart(name, wanted))
            .ThenBy(static name => name, StringComparer.OrdinalIgnoreCase)
            .Select(static name => $"'{name}'"),
    ]);

    private static int CommonStart(string one, string other) =>
        one.ToUpperInvariant().AsSpan().CommonPrefixLength(other.ToUpperInvariant());
}
