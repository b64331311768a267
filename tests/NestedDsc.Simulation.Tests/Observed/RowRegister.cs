namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>
/// The register of what real Hyper-V hosts were observed to do: its sections with their number of rows, its sources, and the rows that
/// no test here shows, with the reason. A new fact is one more row: raise the number of its section and write its test.
/// </summary>
internal static class RowRegister
{
    /// <summary>Number of rows by section.</summary>
    public static readonly IReadOnlyDictionary<int, int> Sections = new SortedDictionary<int, int>
    {
        [1] = 19, [2] = 20, [3] = 12, [4] = 12, [5] = 24, [6] = 7, [7] = 15, [8] = 22, [9] = 16, [10] = 21, [11] = 18, [12] = 7, [13] = 7,
        [14] = 13, [15] = 14, [16] = 9, [17] = 7,
    };

    /// <summary>Names that the source of a row begins with; README.md beside this file says what they stand for.</summary>
    public static readonly IReadOnlyList<string> Sources =
    [
        "REC", "GOT", "HH", "BCVK", "EXH", "OSW", "ERY", "OVM", "MSH", "DUMP", "libvirt", "MSLab", "Windows-classic-samples", "microsoft/WSL",
        "microsoft/wmi", "MicrosoftDocs/win32", "ovh/docs", "WgServerforWindows", "Virtualization-Documentation", "K2s", "NetworkingDsc",
    ];

    /// <summary>Rows without a test, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> LeftOut = Of(
        (NotModelled, "1.9 1.10 1.12 1.13 2.13 2.16 2.17 2.18 2.19 2.20 5.24 7.10 7.15 8.16 8.19 8.20 8.21 8.22 9.1 9.2 9.3 9.12 9.13 9.14 "
            + "10.19 10.20 11.15 11.18 12.1 12.2 12.3 12.4 12.6 12.7 14.12 14.13 16.3"),
        ("no call of a local MI session: COM, System.Management, WS-Management or a person's rights", "2.7 2.10 15.5 15.7 15.9 15.12 15.14"),
        ("what a client makes of values; the client's tests show it", "1.17 5.18 5.19 6.4 11.12 11.13 14.11 17.1 17.6"),
        ("keys of security, which the client does not change", "13.1 13.2 13.3 13.4 13.5 13.6 13.7"),
        ("the answer was not recorded", "4.9 4.10 6.6 10.7"),
        ("contradicts 7.4, which has the better source", "7.5"));

    private const string NotModelled = "the simulated host does not have it: no client here reads or calls it";

    /// <summary>All rows.</summary>
    public static IEnumerable<string> All => Sections.SelectMany(static s => Enumerable.Range(1, s.Value).Select(row => $"{s.Key}.{row}"));

    private static Dictionary<string, string> Of(params (string Reason, string Rows)[] groups) => groups
        .SelectMany(static g => g.Rows.Split(' ').Select(row => (Row: row, g.Reason)))
        .ToDictionary(static r => r.Row, static r => r.Reason, StringComparer.Ordinal);
}
