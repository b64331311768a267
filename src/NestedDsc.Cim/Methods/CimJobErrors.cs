namespace NestedDsc.Cim;

/// <summary>Finds out why a job failed.</summary>
/// <param name="session">The session.</param>
/// <param name="path">The path of the job.</param>
internal sealed class CimJobErrors(ICimSession session, CimPath path)
{
    /// <summary>The texts that the job itself carries.</summary>
    /// <param name="job">The job as it was read.</param>
    /// <returns>The texts in one line; may be empty.</returns>
    public static string OwnText(CimObject job) => Join([job.Text("ErrorDescription"), job.Text("ErrorSummaryDescription")]);

    /// <summary>The texts that the job carries or, where it carries none, those of its error objects.</summary>
    /// <param name="job">The job as it was read.</param>
    /// <param name="deadline">The time by which the operation must be done.</param>
    /// <returns>The texts in one line, in the language of the host; may be empty.</returns>
    public string Read(CimObject job, CimDeadline deadline)
    {
        if (!string.IsNullOrWhiteSpace(job.Text("ErrorDescription")))
        {
            return OwnText(job);
        }

        return Join([.. ErrorObjects(deadline).Select(CimErrorXml.MessageOf), job.Text("ErrorSummaryDescription")]);
    }

    private static string Join(IEnumerable<string?> texts) =>
        string.Join(' ', texts.Where(static t => !string.IsNullOrWhiteSpace(t)).Select(static t => t!.Trim()).Distinct(StringComparer.Ordinal));

    private IReadOnlyList<string> ErrorObjects(CimDeadline deadline)
    {
        try
        {
            CimMethodResult result = session.Invoke(new CimMethodCall(path, "GetErrorEx", []), deadline);
            return result.ReturnValue == ReturnCodes.Completed ? result.OutParameters.Texts("Errors") : [];
        }
        catch (Exception error) when (error is CimException or CimDeadlineException)
        {
            // The job's failure is what must be reported, not that its details could not be had.
            return [];
        }
    }
}
