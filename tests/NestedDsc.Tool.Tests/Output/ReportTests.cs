using NestedDsc.Tool.Output;
using Spectre.Console;

namespace NestedDsc.Tool.Tests.Output;

public sealed class ReportTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(100)]
    public void Nothing_is_wider_than_the_terminal(int width)
    {
        string text = Write(
            width,
            true,
            static report =>
            {
                string words = string.Join(' ', Enumerable.Repeat("日本 word", 30));
                report.Title(words);
                report.Step(words);
                report.Say(words);
                report.Note(words);
                report.Met(new string('x', 250));
                report.Table(["A", "B", "C"], [[words, new string('y', 150), "z"]]);
            });

        Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').GetCellWidth(), 0, width));
    }

    [Fact]
    public void Lines_break_at_spaces_and_continue_under_the_text()
    {
        string text = Write(40, true, static report => report.Note("VM 'lab-web01' can't be live-migrated while VMs run in it."));

        Assert.Equal(
            ["   Note: VM 'lab-web01' can't be", "         live-migrated while VMs run in", "         it."],
            text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Plain_text_is_made_of_ASCII()
    {
        string text = Write(80, true, Everything);

        Assert.All(text, static c => Assert.True(c is '\n' or '\r' or (>= ' ' and <= '~'), $"'{c}'"));
        Assert.Contains("OK: met", text, StringComparison.Ordinal);
        Assert.Contains("NOT AS EXPECTED: missed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_gets_lines_and_marks()
    {
        string text = Write(80, false, Everything);

        Assert.Contains("✓ met", text, StringComparison.Ordinal);
        Assert.Contains("✗ missed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_and_escape_codes_of_others_are_shown_not_obeyed()
    {
        string text = Write(80, true, static report => report.Say("a\nb\u001b[31mc\u0085\u202ed"));

        Assert.Equal(@"   a\u000ab\u001b[31mc\u0085\u202ed", text.TrimEnd('\r', '\n'));
    }

    private static void Everything(Report report)
    {
        report.Title("title");
        report.Fact("Host", "fact");
        report.Step("step");
        report.Command("command");
        report.Input("{}");
        report.Say("text");
        report.Item("item");
        report.Note("note");
        report.Table(["A"], [["b"]]);
        report.Met("met");
        report.Missed("missed");
        report.Heading("heading");
    }

    private static string Write(int width, bool plain, Action<Report> write)
    {
        using var output = new StringWriter();
        write(new Report(Terminals.Create(output, width, plain), plain));
        return output.ToString();
    }
}
