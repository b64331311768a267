namespace NestedDsc.Cim;

/// <summary>Puts texts of servers into sentences.</summary>
internal static class FailureText
{
    /// <summary>Makes one line that ends as a sentence does.</summary>
    /// <param name="text">A text, maybe of several lines.</param>
    /// <returns>The sentence; empty if there was no text.</returns>
    public static string Sentence(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 || line[^1] is '.' or '!' or '?' or '。' ? line : line + ".";
    }
}
