using System.Text;

namespace NestedDsc.Simulation.Wql;

/// <summary>Splits a statement into tokens (WMI SDK, "WQL (SQL for WMI)").</summary>
internal static class WqlTokenizer
{
    /// <summary>Longest statement, in characters. WMI's own quota on tokens gives errors near this length (unverified on Windows).</summary>
    public const int MaxLength = 64 * 1024;

    /// <exception cref="WqlSyntaxException">The text has something that is no token.</exception>
    public static List<WqlToken> Split(string wql)
    {
        if (wql.Length > MaxLength)
        {
            throw new WqlSyntaxException($"the statement has {wql.Length} characters, more than {MaxLength}");
        }

        var tokens = new List<WqlToken>();
        int position = 0;
        while (true)
        {
            while (position < wql.Length && char.IsWhiteSpace(wql[position]))
            {
                position++;
            }

            if (position == wql.Length)
            {
                tokens.Add(new WqlToken(WqlTokenKind.End, "", position));
                return tokens;
            }

            tokens.Add(Next(wql, ref position));
        }
    }

    private static WqlToken Next(string wql, ref int position)
    {
        int start = position;
        char c = wql[position];
        if (c is '\'' or '"')
        {
            return new WqlToken(WqlTokenKind.Text, Quoted(wql, ref position), start);
        }

        if (IsNameStart(c))
        {
            while (position < wql.Length && (IsNameStart(wql[position]) || char.IsAsciiDigit(wql[position])))
            {
                position++;
            }

            return new WqlToken(WqlTokenKind.Name, wql[start..position], start);
        }

        if (char.IsAsciiDigit(c) || (c is '-' or '+' && position + 1 < wql.Length && char.IsAsciiDigit(wql[position + 1])))
        {
            position++;
            while (position < wql.Length && (char.IsAsciiDigit(wql[position]) || wql[position] == '.'))
            {
                position++;
            }

            return new WqlToken(WqlTokenKind.Number, wql[start..position], start);
        }

        position += c is '<' or '>' or '!' && position + 1 < wql.Length && IsPair(c, wql[position + 1]) ? 2 : 1;
        string symbol = wql[start..position];
        return symbol is "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=" or "," or "(" or ")" or "*"
            ? new WqlToken(WqlTokenKind.Symbol, symbol, start)
            : throw new WqlSyntaxException($"'{symbol}' at position {start} is not part of WQL");
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsPair(char first, char second) => second == '=' || (first == '<' && second == '>');

    private static string Quoted(string wql, ref int position)
    {
        int start = position;
        char quote = wql[position++];
        var text = new StringBuilder();
        while (position < wql.Length)
        {
            char c = wql[position++];
            if (c == quote)
            {
                return text.ToString();
            }

            if (c == '\\')
            {
                // An escape of anything else is what an unescaped name such as C:\x looks like: WMI refuses it.
                if (position == wql.Length || wql[position] is not ('\\' or '\'' or '"'))
                {
                    throw new WqlSyntaxException($"a backslash at position {position - 1} escapes nothing");
                }

                c = wql[position++];
            }

            text.Append(c);
        }

        throw new WqlSyntaxException($"the text at position {start} does not end");
    }
}
