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

    /// <summary>Names what was attempted: of a query, the class that was read, or the association that was followed.</summary>
    /// <param name="operation">The operation of a <see cref="CimException"/>.</param>
    /// <returns>The beginning of a sentence.</returns>
    public static string Operation(string operation)
    {
        const string From = " FROM ";
        if (operation.Contains("ASSOCIATORS OF {", StringComparison.Ordinal))
        {
            // What stands in braces may hold anything; what follows are names.
            return (After(operation, " ResultClass=") ?? After(operation, " AssocClass=")) is { } name ? $"Reading {name}" : operation;
        }

        int select = operation.IndexOf("SELECT ", StringComparison.Ordinal);
        int from = select < 0 ? -1 : operation.IndexOf(From, select, StringComparison.Ordinal);
        if (from < 0)
        {
            return operation;
        }

        return $"Reading {FirstWord(operation[(from + From.Length)..])}";
    }

    private static string? After(string operation, string filter)
    {
        int start = operation.LastIndexOf(filter, StringComparison.Ordinal);
        return start > operation.LastIndexOf('}') ? FirstWord(operation[(start + filter.Length)..]) : null;
    }

    private static string FirstWord(string text)
    {
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }
}
