using System.Text;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Html;

/// <summary>The line of a host, which is all that is shown until it is opened, and what a browser without scripts shows.</summary>
internal static class HtmlHost
{
    private const int MostCodes = 3;

    /// <summary>What comes after the host's data.</summary>
    public const string Closing = "</script>\n</details>\n";

    /// <summary>What comes before the host's data.</summary>
    public static string Opening(HostResult host)
    {
        string key = Words.Key(host.Verdict);
        ResourceResult[] wrong = [.. host.Resources.Where(static r => r.Verdict is not Verdict.Compliant)];
        var html = new StringBuilder(1024);
        html.Append("<details class=\"host ").Append(key).Append("\" data-verdict=\"").Append(key).Append("\">\n<summary>")
            .Append(HtmlIcons.Of(host.Verdict))
            .Append("<h4><bdi>").Append(HtmlText.Of(host.Host)).Append("</bdi><span class=\"sr\">, ")
            .Append(Words.Of(host.Verdict)).Append("</span></h4>")
            .Append("<span class=\"codes\">");
        foreach (string title in Titles(wrong))
        {
            html.Append("<span>").Append(HtmlText.Of(title)).Append("</span>");
        }

        html.Append("</span><span class=\"of\">").Append(Count(host, wrong.Length)).Append("</span></summary>\n<div class=\"body\">");
        Brief(html, host, wrong);
        return html.Append("</div>\n<script type=\"application/json\">").ToString();
    }

    private static string[] Titles(ResourceResult[] wrong)
    {
        string[] titles =
        [
            .. wrong.SelectMany(static r => r.Reasons).Select(static r => CodeTexts.Of(r.Code).Title).Distinct(StringComparer.Ordinal),
        ];
        return titles.Length <= MostCodes ? titles : [.. titles.Take(MostCodes - 1), $"+{titles.Length - MostCodes + 1}"];
    }

    private static string Count(HostResult host, int wrong) => (host.Resources.Count, wrong) switch
    {
        (0, _) => host.Error is null ? "nothing to check" : "not checked",
        (var all, 0) => Words.Count(all, "instance", "instances"),
        var (all, _) => $"{wrong} of {Words.Count(all, "instance", "instances")}",
    };

    // Replaced by the script when the host is opened.
    private static void Brief(StringBuilder html, HostResult host, ResourceResult[] wrong)
    {
        if (host.Error is { } error)
        {
            html.Append("<p class=\"message\">").Append(HtmlText.Of(error)).Append("</p>");
        }

        if (wrong.Length == 0)
        {
            return;
        }

        html.Append("<ul class=\"brief\">");
        foreach (ResourceResult resource in wrong)
        {
            html.Append("<li><b><bdi>").Append(HtmlText.Of(resource.Name)).Append("</bdi></b>");
            IEnumerable<string> phrases = resource.Reasons.Select(static r => r.Phrase);
            foreach (string phrase in resource.Error is null ? phrases : phrases.Prepend(resource.Error))
            {
                html.Append("<br>").Append(HtmlText.Of(phrase));
            }

            html.Append("</li>");
        }

        html.Append("</ul>");
    }
}
