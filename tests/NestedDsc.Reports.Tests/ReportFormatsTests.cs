using System.Text;

namespace NestedDsc.Reports.Tests;

public sealed class ReportFormatsTests
{
    public static TheoryData<ReportFormat> Written => [.. Enum.GetValues<ReportFormat>().Where(static f => f is not ReportFormat.Table)];

    [Fact]
    public void Every_format_is_found_by_its_name_in_upper_or_lower_case() =>
        Assert.All(
            Enum.GetValues<ReportFormat>(),
            static format =>
            {
                Assert.Equal(format, ReportFormats.Find(format.Name()));
                Assert.Equal(format, ReportFormats.Find(format.Name().ToUpperInvariant()));
            });

    [Fact]
    public void No_format_is_found_by_another_name() => Assert.Null(ReportFormats.Find("xml"));

    [Fact]
    public void No_two_formats_have_the_same_file() =>
        Assert.Distinct(Enum.GetValues<ReportFormat>().Select(static f => f.FileName()), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void The_table_is_not_written_here() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ReportWriters.Create(ReportFormat.Table, Stream.Null, Sample.Header));

    [Theory]
    [MemberData(nameof(Written))]
    public void A_report_is_UTF8_with_line_feeds_and_its_stream_stays_open(ReportFormat format)
    {
        using var output = new MemoryStream();
        using (IReportWriter writer = ReportWriters.Create(format, output, Sample.Header))
        {
            foreach (HostResult host in Sample.Hosts)
            {
                writer.Write(host);
            }

            writer.Complete();
        }

        Assert.True(output.CanWrite);
        byte[] bytes = output.ToArray();
        Assert.NotEqual(Encoding.UTF8.Preamble[0], bytes[0]);
        Assert.Equal((byte)'\n', bytes[^1]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Theory]
    [MemberData(nameof(Written))]
    public void A_report_without_hosts_is_complete(ReportFormat format) => Assert.NotEmpty(Sample.Write(format, Sample.Header, []));

    [Theory]
    [MemberData(nameof(Written))]
    public void A_writer_that_is_given_up_writes_nothing_more(ReportFormat format)
    {
        var output = new MemoryStream();
        IReportWriter writer = ReportWriters.Create(format, output, Sample.Header);
        writer.Write(Sample.Hosts[0]);
        long written = output.Length;
        output.Dispose();

        writer.Dispose();

        Assert.True(written >= 0);
    }
}
