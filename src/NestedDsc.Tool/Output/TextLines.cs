using NestedDsc.Protocol.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NestedDsc.Tool.Output;

/// <summary>Writes text, never markup: names with brackets come out as they are.</summary>
/// <param name="console">Where to write.</param>
internal sealed class TextLines(IAnsiConsole console)
{
    public static readonly Style Strong = new(decoration: Decoration.Bold);

    public static readonly Style Faint = new(foreground: Color.Grey);

    public static readonly Style Good = new(foreground: Color.Green);

    public static readonly Style Bad = new(foreground: Color.Red);

    public static readonly Style Caution = new(foreground: Color.Yellow);

    /// <summary>Writes a text over as many lines as it takes; those after the first begin under the text, not under its prefix.</summary>
    public void Write(string prefix, string text, Style style, int indent)
    {
        string first = new string(' ', indent) + prefix;
        string margin = first;
        foreach (string line in Wrap(UnicodeText.Visible(text), console.Profile.Width - first.Length))
        {
            console.Write(new Text(margin + line, style) { Overflow = Overflow.Crop });
            console.Write(Text.NewLine);
            margin = new string(' ', first.Length);
        }
    }

    // A Padder would wrap as well, and fill every line with spaces up to the width.
    private IEnumerable<string> Wrap(string text, int width) =>
        Segment.SplitLines(((IRenderable)new Text(text)).Render(RenderOptions.Create(console), width))
            .Select(static line => string.Concat(line.Select(static part => part.Text)).TrimEnd(' '));
}
