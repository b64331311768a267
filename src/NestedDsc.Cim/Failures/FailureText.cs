namespace NestedDsc.Cim;

/// <summary>Puts texts of servers into sentences.</summary>
internal static class FailureText
{
    /// <summary>What stands behind the class in <see cref="CimAssociation.Text"/>.</summary>
    private const string Associated = " associated by ";

    /// <summary>Makes one line that ends as a sentence does.</summary>
    /// <param name="text">A text, maybe of several lines.</param>
    /// <returns>The sentence; empty if there was no text.</returns>
    public static string Sentence(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 || line[^1] is '.' or '!' or '?' or '。' ? line : line + ".";
    }

    /// <summary>Names what was attempted: of a read, the class.</summary>
    /// <param name="operation">The operation of a <see cref="CimException"/>.</param>
    /// <returns>The beginning of a sentence.</returns>
    public static string Operation(string operation)
    {
        const string From = " FROM ";
        int associated = operation.IndexOf(Associated, StringComparison.Ordinal);
        if (associated > 0)
        {
            string result = operation[(operation.LastIndexOf(' ', associated - 1) + 1)..associated];
            return $"Reading {(result is CimAssociation.AnyResult ? FirstWord(operation[(associated + Associated.Length)..]) : result)}";
        }

        int select = operation.IndexOf("SELECT ", StringComparison.Ordinal);
        int from = select < 0 ? -1 : operation.IndexOf(From, select, StringComparison.Ordinal);
        return from < 0 ? operation : $"Reading {FirstWord(operation[(from + From.Length)..])}";
    }

    private static string FirstWord(string text)
    {
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}
