namespace NestedDsc.Reports.Content;

/// <summary>All that is known about an instance that is not in desired state, as lines of text.</summary>
internal static class Details
{
    public static IEnumerable<string> Lines(ResourceResult resource)
    {
        if (resource.Error is { } error)
        {
            yield return resource.ExitCode is { } code ? $"{error} (exit code {code})" : error;
        }

        foreach (Remark reason in resource.Reasons)
        {
            yield return $"{reason.Code}: {reason.Phrase}";
        }

        foreach (PropertyRow row in PropertyRows.Of(resource).Where(static r => r.Differs))
        {
            yield return $"{row.Name}: desired {row.Desired ?? "-"}, actual {row.Actual ?? "-"}";
        }

        foreach (Remark blocker in resource.Blockers)
        {
            yield return $"Blocked by {blocker.Code}: {blocker.Phrase}";
        }

        foreach (Remark notice in resource.Notices)
        {
            yield return $"Notice {notice.Code}: {notice.Phrase}";
        }

        if (resource.RestartRequired.Count > 0)
        {
            yield return $"Restart required: {string.Join(", ", resource.RestartRequired)}";
        }

        if (resource.Location is { } location)
        {
            yield return $"Described in {location}";
        }
    }
}
