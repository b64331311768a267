using NestedDsc.Reports.Html;
using NestedDsc.TestSupport;

namespace NestedDsc.Reports.Tests;

public sealed class GoldenTests
{
    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.JUnit)]
    [InlineData(ReportFormat.Sarif)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.GitHub)]
    public void The_sample_is_written_as_it_was(ReportFormat format) => Check(format, Sample.Write(format));

    [Fact]
    public void The_page_of_the_sample_is_written_as_it_was() =>
        Check(
            ReportFormat.Html,
            Sample.Write(ReportFormat.Html)
                .Replace(HtmlTemplate.Style, "(report.css)", StringComparison.Ordinal)
                .Replace(HtmlTemplate.StyleHash, "(its hash)", StringComparison.Ordinal)
                .Replace(HtmlTemplate.Script, "(report.js)", StringComparison.Ordinal)
                .Replace(HtmlTemplate.ScriptHash, "(its hash)", StringComparison.Ordinal));

    private static void Check(ReportFormat format, string report) =>
        Golden.Check(report, "tests", "NestedDsc.Reports.Tests", "Goldens", format.FileName());
}
