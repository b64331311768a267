namespace NestedDsc.Documents.Expressions;

/// <summary>A text in square brackets, which the engine evaluates. Two calls of functions are understood here.</summary>
/// <param name="Function">Name of the function that is called; <see langword="null"/> if the text is no single call.</param>
/// <param name="Arguments">Its arguments, if all of them are literal strings; otherwise <see langword="null"/>.</param>
internal sealed record Expression(string? Function, IReadOnlyList<string>? Arguments)
{
    /// <summary>Whether the engine takes a text for an expression: it begins with a bracket that is not doubled.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> if it does.</returns>
    public static bool Is(string text) => text.TrimStart(' ', '\n') is ['[', ..] and not ['[', '[', ..];

    /// <summary>The text that is meant by one that is no expression: a doubled bracket at its begin stands for one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text that is meant.</returns>
    public static string Unescape(string text) => text.StartsWith("[[", StringComparison.Ordinal) ? text[1..] : text;

    /// <summary>Reads an expression.</summary>
    /// <param name="text">A text for which <see cref="Is"/> holds.</param>
    /// <returns>What it calls.</returns>
    public static Expression Parse(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim(" \n")[1..].TrimStart(" \n");
        int end = rest.IndexOfAnyExcept(LetterOrDigit);
        string name = rest[..Math.Max(end, 0)].ToString();
        rest = rest[Math.Max(end, 0)..].TrimStart(" \n");
        if (name.Length == 0 || !rest.StartsWith("("))
        {
            return new Expression(null, null);
        }

        return new Expression(name, TryArguments(rest[1..], out List<string> arguments) ? arguments : null);
    }

    private static readonly System.Buffers.SearchValues<char> LetterOrDigit =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.");

    // 'a', 'b')] and nothing else; a quote in a string is doubled.
    private static bool TryArguments(ReadOnlySpan<char> rest, out List<string> arguments)
    {
        arguments = [];
        while (TryString(ref rest, out string argument))
        {
            arguments.Add(argument);
            rest = rest.TrimStart(" \n");
            if (!rest.StartsWith(","))
            {
                break;
            }

            rest = rest[1..];
        }

        return arguments.Count > 0 && rest.StartsWith(")") && rest[1..].TrimStart(" \n") is "]";
    }

    private static bool TryString(ref ReadOnlySpan<char> rest, out string text)
    {
        text = "";
        rest = rest.TrimStart(" \n");
        if (!rest.StartsWith("'"))
        {
            return false;
        }

        for (int i = 1; i < rest.Length; i++)
        {
            if (rest[i] != '\'')
            {
                continue;
            }

            if (i + 1 < rest.Length && rest[i + 1] == '\'')
            {
                i++;
                continue;
            }

            text = rest[1..i].ToString().Replace("''", "'", StringComparison.Ordinal);
            rest = rest[(i + 1)..];
            return true;
        }

        return false;
    }
}
