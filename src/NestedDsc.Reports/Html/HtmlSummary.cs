using System.Text;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Html;

/// <summary>What stands at the top of the page.</summary>
internal static class HtmlSummary
{
    private const int FirstReasons = 6;

    private static readonly Verdict[] Order = [Verdict.NotCompliant, Verdict.Error, Verdict.Compliant];

    public static string Title(ReportHeader header, Tally tally)
    {
        string document = header.Document is { } path ? $" – {FileName(path)}" : "";
        return $"{tally.HostsWith(Verdict.Compliant):N0} of {tally.Hosts:N0} hosts compliant{document}";
    }

    public static string GroupTitle(Verdict verdict) => verdict switch
    {
        Verdict.Compliant => "Compliant",
        Verdict.NotCompliant => "Not compliant",
        _ => "Errors",
    };

    public static string Of(ReportHeader header, Tally tally)
    {
        var html = new StringBuilder();
        html.Append("<h1>").Append(HtmlText.Of(tally.Sentence)).Append("</h1>\n<dl class=\"about\">");
        About(html, "Document", header.Document);
        About(html, "Operation", header.Operation);
        About(html, "Engine", header.Engine);
        html.Append("<div><dt>Time</dt><dd><time datetime=\"").Append(Words.Time(header.Time)).Append("\">")
            .Append(header.Time.ToString("d MMMM yyyy, HH:mm 'UTC'zzz").Replace("UTC+00:00", "UTC", StringComparison.Ordinal))
            .Append("</time></dd></div></dl>\n");
        Bar(html, tally);
        html.Append("<div class=\"tiles\" role=\"group\" aria-label=\"Show hosts by verdict\">\n");
        foreach (Verdict verdict in Order)
        {
            Tile(html, verdict, tally);
        }

        return html.Append("</div>\n").ToString();
    }

    public static string Reasons(IReadOnlyList<CodeCount> codes)
    {
        if (codes.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder();
        html.Append("<section class=\"reasons\" aria-labelledby=\"reasons\">\n<h2 id=\"reasons\">Reasons</h2>\n<ul>\n");
        foreach (CodeCount code in codes.Take(FirstReasons))
        {
            Reason(html, code, codes[0].Resources);
        }

        html.Append("</ul>\n");
        if (codes.Count > FirstReasons)
        {
            html.Append("<details class=\"more\"><summary>").Append(Words.Count(codes.Count - FirstReasons, "more reason", "more reasons"))
                .Append("</summary>\n<ul>\n");
            foreach (CodeCount code in codes.Skip(FirstReasons))
            {
                Reason(html, code, codes[0].Resources);
            }

            html.Append("</ul>\n</details>\n");
        }

        return html.Append("</section>\n").ToString();
    }

    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static void About(StringBuilder html, string term, string? text)
    {
        if (text is not null)
        {
            html.Append("<div><dt>").Append(term).Append("</dt><dd><bdi>").Append(HtmlText.Of(text)).Append("</bdi></dd></div>");
        }
    }

    // Widths are attributes of SVG, not styles, which the page's policy forbids.
    private static void Bar(StringBuilder html, Tally tally)
    {
        html.Append("<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        long before = 0;
        foreach (Verdict verdict in Order)
        {
            long begin = Position(before, tally.Hosts);
            before += tally.HostsWith(verdict);
            long end = Position(before, tally.Hosts);
            html.Append("<rect class=\"").Append(Words.Key(verdict)).Append("\" x=\"").Append(begin).Append("\" width=\"").Append(end - begin)
                .Append("\" height=\"10\"/>");
        }

        html.Append("</svg>\n");
    }

    private static long Position(long hosts, long all) => all == 0 ? 0 : hosts * 1000 / all;

    private static void Tile(StringBuilder html, Verdict verdict, Tally tally)
    {
        string key = Words.Key(verdict);
        html.Append("<button type=\"button\" class=\"tile ").Append(key).Append("\" data-verdict=\"").Append(key)
            .Append("\" aria-pressed=\"false\" disabled>")
            .Append(HtmlIcons.Of(verdict))
            .Append("<span class=\"number\">").Append(tally.HostsWith(verdict).ToString("N0")).Append("</span>")
            .Append("<span class=\"label\">").Append(tally.HostsWith(verdict) == 1 ? "host " : "hosts ")
            .Append(verdict is Verdict.Error ? "with errors" : Words.Of(verdict).ToLowerInvariant()).Append("</span>")
            .Append("<span class=\"small\">").Append(tally.ResourcesWith(verdict).ToString("N0")).Append(" of ")
            .Append(tally.Resources.ToString("N0")).Append(" instances</span></button>\n");
    }

    private static void Reason(StringBuilder html, CodeCount code, int most)
    {
        CodeText text = CodeTexts.Of(code.Code);
        html.Append("<li><button type=\"button\" class=\"reason\" data-code=\"").Append(HtmlText.Of(code.Code))
            .Append("\" aria-pressed=\"false\" disabled title=\"").Append(HtmlText.Of(text.Help)).Append("\"><span class=\"name\">").Append(HtmlText.Of(text.Title))
            .Append("</span><span class=\"code\">").Append(HtmlText.Of(code.Code).Replace(":", ":<wbr>", StringComparison.Ordinal))
            .Append("</span><span class=\"amount\"><b>").Append(code.Resources.ToString("N0")).Append("</b> ")
            .Append(code.Resources == 1 ? "instance" : "instances").Append(" on ")
            .Append(code.Hosts.ToString("N0")).Append(code.Hosts == 1 ? " host" : " hosts").Append("</span>")
            .Append("<svg viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"")
            .Append(Math.Max(1, 100L * code.Resources / most)).Append("\" height=\"4\"/></svg></button></li>\n");
    }
}
