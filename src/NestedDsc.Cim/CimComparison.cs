using System.Globalization;

namespace NestedDsc.Cim;

/// <summary>Compares instances by what they say.</summary>
public static class CimComparison
{
    /// <summary>Finds the properties whose values differ.</summary>
    /// <param name="before">An instance. What is null there says nothing.</param>
    /// <param name="after">The same, later. What it does not have of the other's is no difference.</param>
    /// <param name="apart">Names of properties that are not compared.</param>
    /// <returns>For each, its name with both values, such as <c>AllowTeaming from true to false</c>.</returns>
    public static IReadOnlyList<string> Changes(CimObject before, CimObject after, params IReadOnlyCollection<string> apart)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<string>();
        foreach (CimProperty property in before.Properties)
        {
            if (property.Value is not null && !apart.Contains(property.Name, StringComparer.OrdinalIgnoreCase)
                && after.Find(property.Name) is { } now && !Same(property.Value, now.Value))
            {
                changes.Add($"{property.Name} from {Word(property.Value)} to {Word(now.Value)}");
            }
        }

        return changes;
    }

    private static bool Same(object? one, object? other) => (one, other) switch
    {
        (Array first, Array second) => first.Length == second.Length && first.Cast<object?>().SequenceEqual(second.Cast<object?>(), Comparer.Instance),
        // Providers give one for the other.
        (Array { Length: 0 }, null) => true,
        (CimObject first, CimObject second) => Changes(first, second).Count == 0 && Changes(second, first).Count == 0,
        _ => Equals(one, other),
    };

    private static string Word(object? value) => value switch
    {
        null => "nothing",
        bool flag => flag ? "true" : "false",
        string text => $"'{text}'",
        Array elements => $"[{string.Join(", ", elements.Cast<object?>().Select(Word))}]",
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private sealed class Comparer : IEqualityComparer<object?>
    {
        public static Comparer Instance { get; } = new();

        public new bool Equals(object? x, object? y) => Same(x, y);

        public int GetHashCode(object obj) => 0;
    }
}
