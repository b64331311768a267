using NestedDsc.Reports;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>Finds out whether hosts are as a document wants them.</summary>
internal interface IHostChecker
{
    /// <summary>What does it, such as <c>dsc 3.2.3</c>.</summary>
    string Engine { get; }

    /// <summary>Checks a host. A host that can't be checked is a result too.</summary>
    /// <param name="file">File of a captured host; <see langword="null"/> for this computer.</param>
    /// <param name="cancel">Stops it.</param>
    Task<HostResult> CheckAsync(string? file, CancellationToken cancel);
}
