using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.GitHub;

/// <summary>Annotations: an error for each reason and failure, a warning for each blocker, a notice for each notice.</summary>
internal sealed class GitHubReportWriter(Stream output, ReportHeader header) : IReportWriter
{
    private readonly StreamWriter _text = TextOutput.To(output);

    private readonly Tally _tally = new();

    public void Write(HostResult host)
    {
        _tally.Add(host);
        if (host.Error is { } error)
        {
            _text.WriteLine(new WorkflowCommand("error", $"{host.Host}: error", error, host.File ?? header.Document, 0, 0));
        }

        foreach (ResourceResult resource in host.Resources)
        {
            Write(host, resource);
        }

        _text.Flush();
    }

    public void Complete()
    {
        _text.WriteLine(
            $"{Words.Count(_tally.Hosts, "host", "hosts")}: {_tally.HostsWith(Verdict.Compliant)} compliant,"
            + $" {_tally.HostsWith(Verdict.NotCompliant)} not compliant, {_tally.HostsWith(Verdict.Error)} with errors");
        _text.Flush();
    }

    // What was written is flushed with each host; the rest belongs to a report that failed.
    public void Dispose()
    {
    }

    private void Write(HostResult host, ResourceResult resource)
    {
        string subject = $"{host.Host}, {resource.Name}";
        if (resource.Verdict is Verdict.Error)
        {
            Annotate("error", $"{subject}: error", resource.Error ?? "The resource failed.", host, resource);
        }
        else if (resource.Verdict is Verdict.NotCompliant)
        {
            IReadOnlyList<Remark> reasons = resource.Reasons.Count > 0 ? resource.Reasons : [new Remark("", "Not in desired state.")];
            foreach (Remark reason in reasons)
            {
                Annotate("error", $"{subject}: not compliant", reason.Phrase, host, resource);
            }
        }

        foreach (Remark blocker in resource.Blockers)
        {
            Annotate("warning", $"{subject}: a set would be stopped", blocker.Phrase, host, resource);
        }

        foreach (Remark notice in resource.Notices)
        {
            Annotate("notice", $"{subject}: {CodeTexts.Of(notice.Code).Title}", notice.Phrase, host, resource);
        }
    }

    private void Annotate(string level, string title, string message, HostResult host, ResourceResult resource) =>
        _text.WriteLine(
            resource.Location is { } location
                ? new WorkflowCommand(level, title, message, location.File, location.Line, location.Column)
                : new WorkflowCommand(level, title, message, header.Document ?? host.File, 0, 0));
}
