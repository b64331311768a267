namespace NestedDsc.Reports;

/// <summary>Writes a report in one format. Hosts come one after another, so that memory does not grow with their number.</summary>
public interface IReportWriter : IDisposable
{
    /// <summary>Writes one host.</summary>
    /// <param name="host">The host.</param>
    void Write(HostResult host);

    /// <summary>Completes the report. Without this call it is not complete, and may not be readable.</summary>
    void Complete();
}
