using System.Text;
using Spectre.Console;

namespace NestedDsc.Tool.Output;

/// <summary>Breaks text into lines at spaces, and a word only if it is longer than a line.</summary>
internal static class TextWrap
{
    public static IReadOnlyList<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        int used = 0;
        foreach (string word in text.Split(' ').SelectMany(word => Pieces(word, width)))
        {
            int cells = word.GetCellWidth();
            if (used > 0 && used + 1 + cells > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                used = 0;
            }
            else if (used > 0)
            {
                line.Append(' ');
                used++;
            }

            line.Append(word);
            used += cells;
        }

        lines.Add(line.ToString());
        return lines;
    }

    private static IEnumerable<string> Pieces(string word, int width)
    {
        var piece = new StringBuilder();
        int used = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            int cells = rune.ToString().GetCellWidth();
            if (used + cells > width)
            {
                yield return piece.ToString();
                piece.Clear();
                used = 0;
            }

            piece.Append(rune);
            used += cells;
        }

        yield return piece.ToString();
    }
}
