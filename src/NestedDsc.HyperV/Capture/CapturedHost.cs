namespace NestedDsc.HyperV.Capture;

/// <summary>What was captured of a host.</summary>
/// <param name="ComputerName">Name of the computer.</param>
/// <param name="Time">When.</param>
/// <param name="Namespaces">Its CIM namespaces.</param>
/// <param name="Servicing">Its features; <see langword="null"/> if they could not be read.</param>
public sealed record CapturedHost(
    string ComputerName, DateTimeOffset Time, IReadOnlyList<CapturedNamespace> Namespaces, CapturedServicing? Servicing)
{
    /// <summary>Whether names, addresses and identities were replaced.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>Number of virtual machines.</summary>
    public int Machines => Math.Max(0, Count("Msvm_ComputerSystem") - 1);

    /// <summary>Number of virtual switches.</summary>
    public int Switches => Count("Msvm_VirtualEthernetSwitch");

    private int Count(string name) => Namespaces.SelectMany(static n => n.Classes)
        .Where(c => string.Equals(c.Class, name, StringComparison.Ordinal)).Sum(static c => c.Rows.Count);
}
