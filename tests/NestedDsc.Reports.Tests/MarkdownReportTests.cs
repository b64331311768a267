using System.Text;
using CsCheck;
using NestedDsc.Reports.Markdown;

namespace NestedDsc.Reports.Tests;

public sealed class MarkdownReportTests
{
    [Fact]
    public void Whatever_hosts_are_called_every_row_has_the_columns_of_its_table() =>
        Gen.Select(Hostile.Header, Hostile.Hosts).Sample(
            static (header, hosts) =>
            {
                int columns = 0;
                foreach (string line in Sample.Write(ReportFormat.Markdown, header, hosts).Split('\n'))
                {
                    if (!line.StartsWith('|'))
                    {
                        columns = 0;
                        continue;
                    }

                    int count = line.Count(static c => c is '|');
                    columns = columns == 0 ? count : columns;
                    if (count != columns)
                    {
                        return false;
                    }
                }

                return true;
            },
            iter: 300);

    [Fact]
    public void Nothing_of_a_text_is_markup() =>
        Hostile.Text.Sample(
            static text =>
            {
                string written = MarkdownText.Of(text);
                string code = MarkdownText.Code(text);
                return !written.Any(static c => c is '<' or '>' or '|' or '`' or '*' or '_' or '[' or ']' or '\\' or '$' or '\n' or '\r')
                    && !written.Contains("://", StringComparison.Ordinal)
                    && !written.Replace("@\u200b", "", StringComparison.Ordinal).Contains('@', StringComparison.Ordinal)
                    && (text.Length == 0 || (code.Count(static c => c is '<') == 2 && code.EndsWith("</code>", StringComparison.Ordinal)));
            },
            iter: 1000);

    [Fact]
    public void A_summary_of_many_hosts_stays_below_the_limit_and_says_what_it_leaves_out()
    {
        string report = Sample.Write(ReportFormat.Markdown, Sample.Header, Fleet.Of(10_000, 10));

        Assert.InRange(Encoding.UTF8.GetByteCount(report), 100_000, 1 << 20);
        Assert.Contains("| Hosts | 8483 | 1414 | 103 | 10000 |", report, StringComparison.Ordinal);
        int shown = report.Split("\n#### ").Length - 1;
        Assert.Contains($"{1517 - shown} more hosts are not compliant and not shown here.", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fleet_that_is_compliant_has_no_details()
    {
        string report = Sample.Write(ReportFormat.Markdown, Sample.Header, [Sample.Hosts[1]]);

        Assert.Contains("✅ **The host is compliant.**", report, StringComparison.Ordinal);
        Assert.DoesNotContain("###", report, StringComparison.Ordinal);
    }
}
