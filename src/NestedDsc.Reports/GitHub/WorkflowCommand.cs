using System.Text;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Reports.GitHub;

/// <summary>A line that the runner of GitHub Actions makes an annotation of.</summary>
/// <param name="Level"><c>error</c>, <c>warning</c> or <c>notice</c>.</param>
/// <param name="Title">Title of the annotation.</param>
/// <param name="Message">Its text.</param>
/// <param name="File">The file that it is about, or <see langword="null"/>.</param>
/// <param name="Line">Line in it, from 1; 0 if not known.</param>
/// <param name="Column">Column in it, from 1; 0 if not known.</param>
internal sealed record WorkflowCommand(string Level, string Title, string Message, string? File, int Line, int Column)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var command = new StringBuilder("::").Append(Level).Append(' ');
        if (File is not null)
        {
            command.Append("file=").Append(Property(File)).Append(',');
            if (Line > 0)
            {
                command.Append("line=").Append(Line).Append(',');
            }

            if (Line > 0 && Column > 0)
            {
                command.Append("col=").Append(Column).Append(',');
            }
        }

        return command.Append("title=").Append(Property(Title)).Append("::").Append(Data(Message)).ToString();
    }

    // The runner undoes these escapes, and no others; line ends would begin another command.
    private static string Data(string text) =>
        string.Join("%0A", text.ReplaceLineEndings("\n").Split('\n').Select(UnicodeText.Visible).Select(static t => t.Replace("%", "%25", StringComparison.Ordinal)));

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
