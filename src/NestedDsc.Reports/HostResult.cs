namespace NestedDsc.Reports;

/// <summary>What was found out about one host.</summary>
/// <param name="Host">Name of the host for people.</param>
/// <param name="File">Path of the captured host; <see langword="null"/> for a live one.</param>
/// <param name="Resources">The results, in the order of the document.</param>
/// <param name="Error">Why nothing could be found out about this host, or <see langword="null"/>.</param>
public sealed record HostResult(string Host, string? File, IReadOnlyList<ResourceResult> Resources, string? Error = null)
{
    /// <summary>The worst verdict of its resources; an error if the host could not be opened.</summary>
    public Verdict Verdict => Error is not null ? Verdict.Error
        : Resources.Count == 0 ? Verdict.Compliant
        : Resources.Max(static r => r.Verdict);
}
