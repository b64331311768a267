namespace NestedDsc.Reports.Tests;

public sealed class GoldenTests
{
    [Theory]
    [InlineData(ReportFormat.Json)]
    [InlineData(ReportFormat.JUnit)]
    [InlineData(ReportFormat.Sarif)]
    [InlineData(ReportFormat.Markdown)]
    [InlineData(ReportFormat.GitHub)]
    [InlineData(ReportFormat.Html)]
    public void The_sample_is_written_as_it_was(ReportFormat format) =>
        TestSupport.Golden.Check(Sample.Write(format), "tests", "NestedDsc.Reports.Tests", "Goldens", format.FileName());
}
