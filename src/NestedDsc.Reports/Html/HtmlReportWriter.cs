using System.Text;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Html;

/// <summary>
/// One page that needs nothing else. Each host is a line and its details as data; a script that is part of the page shows the
/// details when they are asked for. Hosts wait in a spool for each verdict, since totals and the worst hosts come first.
/// </summary>
internal sealed class HtmlReportWriter(Stream output, ReportHeader header) : IReportWriter
{
    private static readonly Verdict[] Order = [Verdict.Error, Verdict.NotCompliant, Verdict.Compliant];

    private readonly Spool[] _hosts = [new(), new(), new()];

    private readonly Tally _tally = new();

    public void Write(HostResult host)
    {
        _tally.Add(host);
        Spool spool = _hosts[(int)host.Verdict];
        spool.Append(Encoding.UTF8.GetBytes(HtmlHost.Opening(host)));
        spool.Append(HtmlData.Of(host));
        spool.Append(Encoding.UTF8.GetBytes(HtmlHost.Closing));
    }

    public void Complete()
    {
        string rest = HtmlTemplate.Page;
        while (rest.IndexOf("{{", StringComparison.Ordinal) is var begin and >= 0)
        {
            int end = rest.IndexOf("}}", begin, StringComparison.Ordinal);
            Put(rest[..begin]);
            Fill(rest[(begin + 2)..end]);
            rest = rest[(end + 2)..];
        }

        Put(rest + "\n");
        output.Flush();
    }

    public void Dispose()
    {
        foreach (Spool spool in _hosts)
        {
            spool.Dispose();
        }
    }

    private void Put(string html) => output.Write(Encoding.UTF8.GetBytes(html));

    private void Fill(string place)
    {
        switch (place)
        {
            case "style-hash":
                Put(HtmlTemplate.StyleHash);
                break;
            case "script-hash":
                Put(HtmlTemplate.ScriptHash);
                break;
            case "style":
                Put(HtmlTemplate.Style);
                break;
            case "script":
                Put(HtmlTemplate.Script);
                break;
            case "title":
                Put(HtmlText.Of(HtmlSummary.Title(header, _tally)));
                break;
            case "operation":
                Put(HtmlText.Of(header.Operation));
                break;
            case "summary":
                Put(HtmlSummary.Of(header, _tally));
                break;
            case "reasons":
                Put(HtmlSummary.Reasons(_tally.Codes));
                break;
            case "hosts":
                WriteHosts();
                break;
            default:
                throw new InvalidOperationException($"The page has a place '{place}' that nothing is for.");
        }
    }

    private void WriteHosts()
    {
        foreach (Verdict verdict in Order.Where(v => _tally.HostsWith(v) > 0))
        {
            string key = Words.Key(verdict);
            Put($"<section class=\"group\" aria-labelledby=\"group-{key}\">\n<h3 id=\"group-{key}\">{HtmlSummary.GroupTitle(verdict)}");
            Put($" <span class=\"count\">{_tally.HostsWith(verdict):N0}</span></h3>\n");
            _hosts[(int)verdict].CopyTo(output);
            Put("</section>\n");
        }

        if (_tally.Hosts == 0)
        {
            Put("<p class=\"nothing\">No host was checked.</p>\n");
        }
    }
}
