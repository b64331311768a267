using NestedDsc.MachineConfiguration.Mof;
using NestedDsc.MachineConfiguration.Packages;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Settings that allow machines to be stopped or cut off: fine when a person runs them, less so every 15 minutes.</summary>
public static class Disruptions
{
    private static readonly string[] Permissions = ["WhenRunning", "WhenSaved", "WhenConnected"];

    /// <summary>Finds them.</summary>
    /// <param name="package">The package.</param>
    /// <param name="parameters">Parameters of the policy: who assigns it decides their values.</param>
    /// <returns>Each, as a sentence.</returns>
    public static IEnumerable<string> Of(PackageContent package, IReadOnlyList<PolicyParameter> parameters)
    {
        ArgumentNullException.ThrowIfNull(package);
        ArgumentNullException.ThrowIfNull(parameters);
        foreach (MofInstance instance in package.Instances)
        {
            foreach (string permission in Permissions)
            {
                string target = $"{instance.Text("ResourceID")};{permission}";
                if (parameters.FirstOrDefault(p => string.Equals(p.Target, target, StringComparison.OrdinalIgnoreCase)) is { } parameter)
                {
                    yield return $"{target} is what the parameter '{parameter.Name}' says.";
                }
                else if (instance.Text(permission) is { } value && !string.Equals(value, "fail", StringComparison.Ordinal))
                {
                    yield return $"{target} is '{value}'.";
                }
            }
        }
    }
}
