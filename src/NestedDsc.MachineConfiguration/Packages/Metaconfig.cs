using System.Globalization;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>The file that tells the agent what a package is.</summary>
internal static class Metaconfig
{
    /// <summary>How often the agent evaluates a package by itself, in minutes: also the most often that it can.</summary>
    public const int DefaultFrequency = 15;

    // The agent takes exactly these names, and the frequency only where it differs.
    public static string Write(PackageRequest request)
    {
        string frequency = request.FrequencyMinutes == DefaultFrequency
            ? ""
            : $",\"configurationModeFrequencyMins\":{request.FrequencyMinutes.ToString(CultureInfo.InvariantCulture)}";
        return $$"""{"Type":"{{request.Type}}","Version":"{{request.Version}}"{{frequency}}}""";
    }
}
