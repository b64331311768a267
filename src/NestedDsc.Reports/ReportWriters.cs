using NestedDsc.Reports.GitHub;
using NestedDsc.Reports.Html;
using NestedDsc.Reports.JUnit;
using NestedDsc.Reports.Json;
using NestedDsc.Reports.Markdown;
using NestedDsc.Reports.Sarif;

namespace NestedDsc.Reports;

/// <summary>Makes the writers of all formats but <see cref="ReportFormat.Table"/>, which the tool has.</summary>
public static class ReportWriters
{
    /// <summary>Makes a writer. What it writes is UTF-8 without a byte order mark, with line feeds on every platform.</summary>
    /// <param name="format">The format.</param>
    /// <param name="output">Where the report goes. It need not be seekable, is flushed by <see cref="IReportWriter.Complete"/> and stays open.</param>
    /// <param name="header">What the report is about.</param>
    /// <returns>The writer; to be disposed of also after a failure, since it may have temporary files.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The format is <see cref="ReportFormat.Table"/> or none.</exception>
    public static IReportWriter Create(ReportFormat format, Stream output, ReportHeader header) => format switch
    {
        ReportFormat.Json => new JsonReportWriter(output, header),
        ReportFormat.JUnit => new JUnitReportWriter(output, header),
        ReportFormat.Sarif => new SarifReportWriter(output, header),
        ReportFormat.Markdown => new MarkdownReportWriter(output, header),
        ReportFormat.GitHub => new GitHubReportWriter(output, header),
        ReportFormat.Html => new HtmlReportWriter(output, header),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No format of this library."),
    };
}
