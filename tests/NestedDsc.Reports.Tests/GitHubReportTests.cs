using CsCheck;

namespace NestedDsc.Reports.Tests;

public sealed class GitHubReportTests
{
    [Fact]
    public void Reasons_are_errors_blockers_are_warnings_and_notices_are_notices()
    {
        string[] levels = [.. Lines(Sample.Write(ReportFormat.GitHub)).SkipLast(1).Select(static l => l.Split(' ')[0])];

        Assert.Equal(7, levels.Count(static l => l is "::error"));
        Assert.Equal(2, levels.Count(static l => l is "::warning"));
        Assert.Equal(2, levels.Count(static l => l is "::notice"));
    }

    [Fact]
    public void What_would_end_a_property_or_a_command_is_escaped()
    {
        var host = new HostResult("a,b:c%\r\nd", "x,y:z.json", [], "one\r\ntwo % three::set-output name=x::y");

        string line = Lines(Sample.Write(ReportFormat.GitHub, Sample.Header, [host]))[0];

        Assert.Equal(
            "::error file=x%2Cy%3Az.json,title=a%2Cb%3Ac%25%0Ad%3A error::one%0Atwo %25 three::set-output name=x::y", line);
    }

    [Fact]
    public void Whatever_hosts_are_called_each_line_is_one_annotation_of_the_right_file() =>
        Gen.Select(Hostile.Header, Hostile.Hosts).Sample(
            static (header, hosts) =>
            {
                string[] lines = Lines(Sample.Write(ReportFormat.GitHub, header, hosts));
                return lines.Length == 1 + hosts.Sum(Expected) && lines.SkipLast(1).All(IsAnnotation);
            },
            iter: 300);

    private static int Expected(HostResult host) => (host.Error is null ? 0 : 1) + host.Resources.Sum(static r =>
        r.Blockers.Count + r.Notices.Count + (r.Verdict switch
        {
            Verdict.Compliant => 0,
            Verdict.Error => 1,
            _ => Math.Max(1, r.Reasons.Count),
        }));

    // As the runner reads it: the command ends at the second "::", properties at commas, their values after "=".
    private static bool IsAnnotation(string line)
    {
        if (!line.StartsWith("::", StringComparison.Ordinal) || line.IndexOf("::", 2, StringComparison.Ordinal) is not (> 0 and var end))
        {
            return false;
        }

        string[] head = line[2..end].Split(' ', 2);
        string[] names = [.. head[1].Split(',').Select(static p => p.Split('=')[0])];
        return head[0] is "error" or "warning" or "notice"
            && names.All(static n => n is "file" or "line" or "col" or "title")
            && names.Distinct(StringComparer.Ordinal).Count() == names.Length
            && !line.Any(char.IsControl);
    }

    private static string[] Lines(string report) => report.TrimEnd('\n').Split('\n');
}
