namespace NestedDsc.Reports;

/// <summary>Names of formats and of the files that reports are written to.</summary>
public static class ReportFormats
{
    /// <summary>The names of all formats, as a command line takes them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<ReportFormat>().Select(Name)];

    /// <summary>The name of a format, as a command line takes it.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The name, in lower case.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static string Name(this ReportFormat format) => format switch
    {
        ReportFormat.Table => "table",
        ReportFormat.Json => "json",
        ReportFormat.JUnit => "junit",
        ReportFormat.Sarif => "sarif",
        ReportFormat.Markdown => "markdown",
        ReportFormat.GitHub => "github",
        ReportFormat.Html => "html",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };

    /// <summary>The name of the file that a report of this format has if nobody names it.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The file name, without a folder; no two formats have the same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static string FileName(this ReportFormat format) => format switch
    {
        ReportFormat.Table => "nesteddsc.txt",
        ReportFormat.Json => "nesteddsc.json",
        ReportFormat.JUnit => "nesteddsc.junit.xml",
        ReportFormat.Sarif => "nesteddsc.sarif",
        ReportFormat.Markdown => "nesteddsc.md",
        ReportFormat.GitHub => "nesteddsc.github.txt",
        ReportFormat.Html => "nesteddsc.html",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };

    /// <summary>The format of a name.</summary>
    /// <param name="name">The name; upper and lower case are the same.</param>
    /// <returns>The format, or <see langword="null"/> if no format has that name.</returns>
    public static ReportFormat? Find(string name)
    {
        foreach (ReportFormat format in Enum.GetValues<ReportFormat>())
        {
            if (string.Equals(format.Name(), name, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        return null;
    }
}
