namespace NestedDsc.Benchmarks.Results;

/// <summary>The file of results: sections that the benchmarks replace, between marks, and notes that people write around them.</summary>
internal static class ResultsFile
{
    /// <summary>Replaces a section, or adds it at the end.</summary>
    /// <param name="file">The file; made if need be.</param>
    /// <param name="section">Name of the section.</param>
    /// <param name="text">Its new text.</param>
    public static void Replace(string file, string section, string text)
    {
        string begin = $"<!-- begin {section} -->";
        string end = $"<!-- end {section} -->";
        string before = File.Exists(file) ? File.ReadAllText(file) : "# Benchmarks\n";
        string replacement = $"{begin}\n{text.ReplaceLineEndings("\n").Trim()}\n{end}";
        int from = before.IndexOf(begin, StringComparison.Ordinal);
        int to = before.IndexOf(end, StringComparison.Ordinal);
        string after = from >= 0 && to > from
            ? string.Concat(before.AsSpan(0, from), replacement, before.AsSpan(to + end.Length))
            : $"{before.TrimEnd()}\n\n{replacement}\n";
        File.WriteAllText(file, after);
        Console.WriteLine($"Written to {file}");
    }
}
