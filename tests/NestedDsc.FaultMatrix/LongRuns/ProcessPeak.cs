using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NestedDsc.FaultMatrix.LongRuns;

/// <summary>The most memory and open files of processes, as far as Linux tells: looked at again and again while they run.</summary>
/// <param name="Kilobytes">Resident memory at its highest; 0 if it could not be seen.</param>
/// <param name="Files">Open files at their most.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ProcessPeak(long Kilobytes, int Files)
{
    private const string Highest = "VmHWM:";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    /// <summary>Watches a process until it ends.</summary>
    public static ProcessPeak Of(Process process)
    {
        var peak = default(ProcessPeak);
        if (OperatingSystem.IsLinux())
        {
            while (!process.WaitForExit(Pause))
            {
                peak = peak.Or(Look(process.Id));
            }
        }

        process.WaitForExit();
        return peak;
    }

    /// <summary>The higher of both.</summary>
    public ProcessPeak Or(ProcessPeak other) => new(Math.Max(Kilobytes, other.Kilobytes), Math.Max(Files, other.Files));

    private static ProcessPeak Look(int id)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(static l => l.StartsWith(Highest, StringComparison.Ordinal));
            return new ProcessPeak(
                line is null ? 0 : long.Parse(line[Highest.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture),
                Directory.EnumerateFileSystemEntries($"/proc/{id}/fd").Count());
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has just ended.
            return default;
        }
    }
}
