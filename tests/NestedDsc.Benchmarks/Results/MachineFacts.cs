using System.Globalization;
using System.Runtime.InteropServices;

namespace NestedDsc.Benchmarks.Results;

/// <summary>Where and when something was measured.</summary>
internal static class MachineFacts
{
    public static string Line()
    {
        string load = Read("/proc/loadavg", static line => true)?.Split(' ')[0] ?? "unknown";
        string processor = Read("/proc/cpuinfo", static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "unknown processor";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC · {processor}, {Environment.ProcessorCount} processors · {RuntimeInformation.OSDescription} · .NET {Environment.Version} · load at the end {load}");
    }

    private static string? Read(string file, Func<string, bool> isWanted) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault(isWanted) : null;
}
