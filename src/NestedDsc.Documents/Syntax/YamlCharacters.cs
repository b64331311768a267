using System.Globalization;

namespace NestedDsc.Documents.Syntax;

/// <summary>Characters that YAML has no place for, or that its readers disagree on.</summary>
internal static class YamlCharacters
{
    /// <summary>Finds the first character that can't be in YAML as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mistakes">Receives the mistake.</param>
    /// <returns>Whether there is none.</returns>
    /// <remarks>
    /// YAML 1.2, section 5.1: c-printable. U+0085, U+2028 and U+2029 end a line in YAML 1.1, which the engine's reader goes by, and
    /// don't in 1.2.
    /// </remarks>
    public static bool Check(string text, MistakeList mistakes)
    {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (Mistake(c) is { } mistake)
            {
                mistakes.Add(new Mark(line, i - lineStart + 1), string.Create(CultureInfo.InvariantCulture, $"The character U+{(int)c:X4} {mistake}"));
                return false;
            }
        }

        return true;
    }

    /// <summary>Finds the first tab that stands where a line is indented.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Line to begin with, from 1.</param>
    /// <returns>Its place.</returns>
    public static Mark? FindIndentingTab(string text, int from)
    {
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            int column = line.IndexOfAnyExcept(' ');
            if (number >= from && column >= 0 && line[column] == '\t' && !line.Trim().IsEmpty)
            {
                return new Mark(number, column + 1);
            }
        }

        return null;
    }

    private static string? Mistake(char c) => c switch
    {
        '\t' or '\n' or '\r' => null,
        '\u0085' or '\u2028' or '\u2029' => "ends a line for some readers of YAML and not for others. Write it as an escape, in double quotes.",
        < ' ' or '\u007f' or (>= '\u0080' and < '\u00a0') or '\ufffe' or '\uffff' => "is not allowed in YAML. Write it as an escape, in double quotes.",
        _ => null,
    };
}
