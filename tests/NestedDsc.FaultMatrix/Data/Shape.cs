using System.Text.RegularExpressions;

namespace NestedDsc.FaultMatrix.Data;

/// <summary>A host's data without what an attempt more or less changes: identities and times of what is new.</summary>
internal static partial class Shape
{
    /// <summary>The instances, each with its key, in the order of their text.</summary>
    /// <param name="data">The data.</param>
    /// <param name="known">The host before: its identities are kept.</param>
    public static IReadOnlyList<string> Of(HostData data, HostData known)
    {
        string before = string.Join('\n', known.Instances.Select(static i => i.Key + i.Value));
        return
        [
            .. data.Instances.Select(i => known.Instances.TryGetValue(i.Key, out string? was) && string.Equals(was, i.Value, StringComparison.Ordinal)
                ? i.Key
                : Guids().Replace($"{i.Key}: {i.Value}", m => before.Contains(m.Value, StringComparison.OrdinalIgnoreCase) ? m.Value : "<id>"))
                .Select(static text => Macs().Replace(Times().Replace(text, "<time>"), "<mac>"))
                .Order(StringComparer.Ordinal),
        ];
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Guids();

    [GeneratedRegex(@"\d{14}\.\d{6}[+-]\d{3}", RegexOptions.None, 1000)]
    private static partial Regex Times();

    [GeneratedRegex("00155D[0-9A-F]{6}", RegexOptions.None, 1000)]
    private static partial Regex Macs();
}
