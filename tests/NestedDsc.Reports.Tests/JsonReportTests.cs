using System.Text.Json;
using CsCheck;
using NestedDsc.Protocol.Output;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.Reports.Tests;

public sealed class JsonReportTests
{
    private static readonly SchemaValidator Schema =
        SchemaValidator.For(RepositoryFiles.Text("src", "NestedDsc.Reports", "Json", "report.schema.json"));

    [Fact]
    public void The_sample_fits_the_schema() => Assert.Empty(Schema.Validate(Sample.Write(ReportFormat.Json)));

    [Fact]
    public void The_summary_counts_hosts_instances_and_reasons()
    {
        JsonElement summary = Sample.Json(Sample.Write(ReportFormat.Json)).GetProperty("summary");

        Assert.Equal("""{"total":4,"compliant":1,"notCompliant":1,"error":2}""", Compact(summary.GetProperty("hosts")));
        Assert.Equal("""{"total":7,"compliant":2,"notCompliant":4,"error":1}""", Compact(summary.GetProperty("resources")));
        Assert.Equal(5, summary.GetProperty("codes").GetArrayLength());
    }

    [Fact]
    public void States_come_through_as_they_are()
    {
        const string State = """{"n":1e400,"half":"\ud800","digits":12345678901234567890123,"text":"</a>"}""";
        var host = new HostResult("h", null, [new ResourceResult { Name = "n", Type = "t", Verdict = Verdict.Compliant, Actual = Sample.Json(State) }]);

        string report = Sample.Write(ReportFormat.Json, Sample.Header, [host]);

        Assert.Contains(State, report, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_hosts_are_called_the_report_reads_back() =>
        Gen.Select(Hostile.Header, Hostile.Hosts).Sample(
            static (header, hosts) =>
            {
                string report = Sample.Write(ReportFormat.Json, header, hosts);
                JsonElement read = Sample.Json(report);
                return Schema.Validate(report.Replace("\\ud800", "", StringComparison.Ordinal)).Count == 0
                    && read.GetProperty("hosts").GetArrayLength() == hosts.Length
                    && read.GetProperty("hosts").EnumerateArray().Zip(hosts).All(static pair =>
                        string.Equals(
                            pair.First.GetProperty("host").GetString(), UnicodeText.WellFormed(pair.Second.Host), StringComparison.Ordinal)
                        && pair.First.GetProperty("resources").GetArrayLength() == pair.Second.Resources.Count);
            },
            iter: 200);

    private static string Compact(JsonElement element) =>
        string.Concat(element.GetRawText().Where(static c => !char.IsWhiteSpace(c)));
}
