using System.Text;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Markdown;

/// <summary>
/// A summary for people: totals, the reasons, and details of the hosts that are not compliant, as many as fit. GitHub refuses
/// a job summary of more than 1 MiB, and nobody reads one.
/// </summary>
internal sealed class MarkdownReportWriter(Stream output, ReportHeader header) : IReportWriter
{
    private const int MostBytes = 900 * 1024;

    private const int MostCodes = 50;

    private readonly StringBuilder _details = new();

    private readonly Tally _tally = new();

    private int _bytes;

    private int _left;

    public void Write(HostResult host)
    {
        _tally.Add(host);
        if (host.Verdict is Verdict.Compliant)
        {
            return;
        }

        string section = _left > 0 ? "" : MarkdownHost.Section(host);
        int bytes = Encoding.UTF8.GetByteCount(section);
        if (_left > 0 || _bytes + bytes > MostBytes)
        {
            // The hosts after the first one that does not fit are left out, too: a reader takes the list for a beginning.
            _left++;
            return;
        }

        _bytes += bytes;
        _details.Append(section);
    }

    public void Complete()
    {
        using StreamWriter text = TextOutput.To(output);
        text.WriteLine("## Compliance report");
        text.WriteLine();
        bool compliant = _tally.HostsWith(Verdict.Compliant) == _tally.Hosts;
        text.WriteLine($"{(_tally.Hosts == 0 ? "" : compliant ? "✅ " : "❌ ")}**{_tally.Sentence}.**");
        text.WriteLine();
        text.WriteLine("| | Compliant | Not compliant | Error | Total |");
        text.WriteLine("|---|---:|---:|---:|---:|");
        Counts(text, "Hosts", _tally.Hosts, _tally.HostsWith);
        Counts(text, "Instances", _tally.Resources, _tally.ResourcesWith);
        text.WriteLine();
        WriteCodes(text);
        if (_details.Length > 0)
        {
            text.WriteLine("### Hosts");
            text.WriteLine();
            text.Write(_details);
        }

        if (_left > 0)
        {
            text.WriteLine($"{Words.Count(_left, "more host is", "more hosts are")} not compliant and not shown here.");
            text.WriteLine();
        }

        string document = header.Document is { } path ? $" of {MarkdownText.Code(path)}" : "";
        text.WriteLine($"{MarkdownText.Of(header.Operation)}{document} by {MarkdownText.Of(header.Engine)}, {Words.Time(header.Time)}");
    }

    public void Dispose()
    {
    }

    private static void Counts(StreamWriter text, string name, int total, Func<Verdict, int> with) =>
        text.WriteLine($"| {name} | {with(Verdict.Compliant)} | {with(Verdict.NotCompliant)} | {with(Verdict.Error)} | {total} |");

    private void WriteCodes(StreamWriter text)
    {
        IReadOnlyList<CodeCount> codes = _tally.Codes;
        if (codes.Count == 0)
        {
            return;
        }

        text.WriteLine("### Reasons");
        text.WriteLine();
        text.WriteLine("| Reason | Code | Instances | Hosts |");
        text.WriteLine("|---|---|---:|---:|");
        foreach (CodeCount code in codes.Take(MostCodes))
        {
            text.WriteLine($"| {MarkdownText.Of(CodeTexts.Of(code.Code).Title)} | {MarkdownText.Code(code.Code)} | {code.Resources} | {code.Hosts} |");
        }

        text.WriteLine();
        if (codes.Count > MostCodes)
        {
            text.WriteLine($"{Words.Count(codes.Count - MostCodes, "more code", "more codes")} not shown here.");
            text.WriteLine();
        }
    }
}
