namespace NestedDsc.Reports.Tests;

public sealed class StreamingTests
{
    private const int Hosts = 20_000;

    public static TheoryData<ReportFormat> Written => [.. Enum.GetValues<ReportFormat>().Where(static f => f is not ReportFormat.Table)];

    [Theory]
    [MemberData(nameof(Written))]
    public void What_a_writer_keeps_does_not_grow_with_the_number_of_hosts(ReportFormat format)
    {
        using IReportWriter writer = ReportWriters.Create(format, Stream.Null, Sample.Header);
        int number = 0;
        long early = 0;
        foreach (HostResult host in Fleet.Of(Hosts, 2))
        {
            writer.Write(host);
            if (++number == Hosts / 4)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        long late = GC.GetTotalMemory(forceFullCollection: true);
        writer.Complete();

        // Markdown keeps the beginning, up to 900 KiB of text.
        Assert.InRange(late - early, long.MinValue, 4 << 20);
    }
}
