using System.Text.RegularExpressions;

namespace NestedDsc.FaultMatrix.Data;

/// <summary>Compares hosts without what an attempt more or less changes: identities, times and addresses of what is new.</summary>
internal static partial class Shape
{
    private const int Longest = 300;

    /// <summary>Says what two hosts differ in.</summary>
    /// <param name="one">A host.</param>
    /// <param name="other">Another.</param>
    /// <param name="known">The host before: its identities are kept.</param>
    /// <returns>The differences; none if the hosts are alike.</returns>
    public static IReadOnlyList<string> Differences(HostData one, HostData other, HostData known)
    {
        var surplus = Of(one, known).ToList();
        var missing = new List<string>();
        foreach (string text in Of(other, known))
        {
            if (!surplus.Remove(text))
            {
                missing.Add(text);
            }
        }

        return [.. surplus.Select(text => Describe("+ ", text, missing, known)), .. missing.Select(text => Describe("- ", text, surplus, known))];
    }

    private static IEnumerable<string> Of(HostData data, HostData known)
    {
        string before = string.Join('\n', known.Instances.Select(static i => i.Key + i.Value));
        return data.Instances.Select(i => known.Instances.TryGetValue(i.Key, out string? was) && string.Equals(was, i.Value, StringComparison.Ordinal)
            ? i.Key
            : Macs().Replace(
                Times().Replace(
                    Guids().Replace($"{i.Key}: {i.Value}", m => before.Contains(m.Value, StringComparison.OrdinalIgnoreCase) ? m.Value : "<id>"), "<time>"),
                "<mac>"));
    }

    // Of an instance that is on both sides, only the properties that differ.
    private static string Describe(string sign, string text, List<string> others, HostData known)
    {
        string key = text.Split(": ")[0];
        string? other = others.Find(o => string.Equals(o.Split(": ")[0], key, StringComparison.Ordinal));
        other = string.Equals(other, key, StringComparison.Ordinal) ? $"{key}: {known.Instances[key]}" : other;
        string[] rest = text[key.Length..].TrimStart(':', ' ').Split(", ");
        string shown = $"{sign}{key}: {string.Join(", ", other is null ? rest : rest.Except(other[key.Length..].TrimStart(':', ' ').Split(", "), StringComparer.Ordinal))}";
        return shown.Length > Longest ? shown[..Longest] + "…" : shown;
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Guids();

    [GeneratedRegex(@"\d{14}\.\d{6}[+-]\d{3}", RegexOptions.None, 1000)]
    private static partial Regex Times();

    [GeneratedRegex("00155D[0-9A-F]{6}", RegexOptions.None, 1000)]
    private static partial Regex Macs();
}
