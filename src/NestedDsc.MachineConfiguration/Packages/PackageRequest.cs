namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>What a package is to be.</summary>
/// <param name="Name">Name of the configuration, see <see cref="PackageNames"/>.</param>
/// <param name="Version">Version of the package: three or four numbers.</param>
/// <param name="Type">What the agent may do with it.</param>
/// <param name="FrequencyMinutes">How often it is evaluated, in minutes, from 15.</param>
/// <param name="Instances">The instances; at least one.</param>
public sealed record PackageRequest(
    string Name, string Version, PackageType Type, int FrequencyMinutes, IReadOnlyList<PackageInstance> Instances);
