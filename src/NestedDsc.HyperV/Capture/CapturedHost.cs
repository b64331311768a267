using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>What was captured of a host.</summary>
/// <param name="ComputerName">Name of the computer.</param>
/// <param name="Time">When.</param>
/// <param name="Namespaces">Its CIM namespaces.</param>
/// <param name="Servicing">Its features; <see langword="null"/> if they could not be read.</param>
public sealed record CapturedHost(
    string ComputerName, DateTimeOffset Time, IReadOnlyList<CapturedNamespace> Namespaces, CapturedServicing? Servicing)
{
    // Of a language identifier: its low ten bits are the language, whatever the country.
    private const uint PrimaryLanguage = 0x3FF;
    private const uint German = 0x07;

    /// <summary>Whether names, addresses and identities were replaced.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>Whether Windows speaks German, in which the names that it makes up differ.</summary>
    public bool IsGerman => Rows("Win32_OperatingSystem").Any(static r => r.Find("OSLanguage")?.Value is uint language && (language & PrimaryLanguage) == German);

    /// <summary>Number of virtual machines.</summary>
    public int Machines => Math.Max(0, Count("Msvm_ComputerSystem") - 1);

    /// <summary>Number of virtual switches.</summary>
    public int Switches => Count("Msvm_VirtualEthernetSwitch");

    private int Count(string name) => Rows(name).Count();

    private IEnumerable<CimObject> Rows(string name) => Namespaces.SelectMany(static n => n.Classes)
        .Where(c => string.Equals(c.Class, name, StringComparison.Ordinal)).SelectMany(static c => c.Rows);
}
