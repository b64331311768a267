using System.Text;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Markdown;

/// <summary>The section of a host that is not compliant.</summary>
internal static class MarkdownHost
{
    public static string Section(HostResult host)
    {
        var text = new StringBuilder();
        ResourceResult[] wrong = [.. host.Resources.Where(static r => r.Verdict is not Verdict.Compliant)];
        text.Append("#### ").Append(MarkdownText.Code(host.Host)).Append(": ").Append(Words.Of(host.Verdict).ToLowerInvariant());
        if (host.Resources.Count > 0)
        {
            text.Append(" (").Append(wrong.Length).Append(" of ").Append(Words.Count(host.Resources.Count, "instance", "instances")).Append(')');
        }

        text.Append("\n\n");
        if (host.Error is { } error)
        {
            text.Append("**Error:** ").Append(MarkdownText.Of(error)).Append("\n\n");
        }

        if (wrong.Length > 0)
        {
            Instances(text, wrong);
            Differences(text, wrong);
        }

        return text.ToString();
    }

    private static void Instances(StringBuilder text, ResourceResult[] resources)
    {
        text.Append("| Instance | Type | Verdict | Why |\n|---|---|---|---|\n");
        foreach (ResourceResult resource in resources)
        {
            text.Append("| ").Append(MarkdownText.Code(resource.Name))
                .Append(" | ").Append(MarkdownText.Code(resource.Type))
                .Append(" | ").Append(Words.Of(resource.Verdict))
                .Append(" | ").AppendJoin("<br>", Why(resource))
                .Append(" |\n");
        }

        text.Append('\n');
    }

    private static IEnumerable<string> Why(ResourceResult resource)
    {
        if (resource.Error is { } error)
        {
            yield return MarkdownText.Of(error);
        }

        foreach (Remark reason in resource.Reasons)
        {
            yield return MarkdownText.Of(reason.Phrase);
        }

        foreach (Remark blocker in resource.Blockers)
        {
            yield return "**Blocked:** " + MarkdownText.Of(blocker.Phrase);
        }

        foreach (Remark notice in resource.Notices)
        {
            yield return "*Notice:* " + MarkdownText.Of(notice.Phrase);
        }

        if (resource.RestartRequired.Count > 0)
        {
            yield return "**Restart required:** " + string.Join(", ", resource.RestartRequired.Select(MarkdownText.Code));
        }
    }

    private static void Differences(StringBuilder text, ResourceResult[] resources)
    {
        bool any = false;
        foreach (ResourceResult resource in resources)
        {
            foreach (PropertyRow row in PropertyRows.Of(resource).Where(static r => r.Differs))
            {
                if (!any)
                {
                    text.Append("<details><summary>What differs</summary>\n\n");
                    text.Append("| Instance | Property | Desired | Actual |\n|---|---|---|---|\n");
                    any = true;
                }

                text.Append("| ").Append(MarkdownText.Code(resource.Name))
                    .Append(" | ").Append(MarkdownText.Code(row.Name))
                    .Append(" | ").Append(MarkdownText.Lines(row.Desired ?? ""))
                    .Append(" | ").Append(MarkdownText.Lines(row.Actual ?? ""))
                    .Append(" |\n");
            }
        }

        if (any)
        {
            text.Append("\n</details>\n\n");
        }
    }
}
