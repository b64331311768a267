using NestedDsc.Protocol.Output;
using Spectre.Console;

namespace NestedDsc.Tool.Output;

/// <summary>
/// What a command tells its user. Everything is written as text, never as markup, so names with brackets come out as they are.
/// </summary>
internal sealed class Report(IAnsiConsole console, bool plain)
{
    private const int Indent = 3;

    private readonly TextLines _lines = new(console);

    private int _steps;

    public void Title(string text) => Write("", text, TextLines.Strong, 0);

    /// <summary>A numbered question or task; what follows belongs to it.</summary>
    public void Step(string text)
    {
        Line();
        Write($"{++_steps}. ".PadRight(Indent), text, TextLines.Strong, 0);
    }

    public void Heading(string text)
    {
        Line();
        Write("", text, TextLines.Strong, 0);
    }

    public void Say(string text) => Write("", text, Style.Plain, Indent);

    public void Fact(string label, string text) => Write(label + ": ", text, Style.Plain, 0);

    public void Item(string text) => Write("- ", text, Style.Plain, Indent);

    /// <summary>What is run, or can be run.</summary>
    public void Command(string text) => Write("> ", text, TextLines.Faint, Indent);

    /// <summary>What a command reads from standard input.</summary>
    public void Input(string text) => Write("input: ", text, TextLines.Faint, Indent);

    public void Note(string text) => Write("Note: ", text, TextLines.Caution, Indent);

    public void Met(string text) => Write(plain ? "OK: " : "✓ ", text, TextLines.Good, Indent);

    public void Missed(string text) => Write(plain ? "NOT AS EXPECTED: " : "✗ ", text, TextLines.Bad, Indent);

    public void Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table
        {
            Border = plain ? TableBorder.Ascii : TableBorder.Rounded,
            BorderStyle = TextLines.Faint,
        };
        foreach (string header in headers)
        {
            table.AddColumn(new TableColumn(new Text(header, TextLines.Strong)));
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(static cell => new Text(UnicodeText.Visible(cell))));
        }

        console.Write(new Padder(table, new Padding(Indent, 0, 0, 0)));
    }

    private void Line() => console.Write(Text.NewLine);

    private void Write(string prefix, string text, Style style, int indent) => _lines.Write(prefix, text, style, indent);
}
