using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Mof;
using NestedDsc.MachineConfiguration.Packages;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Makes parameters of a policy for properties of a package.</summary>
public static class ParameterTargets
{
    /// <summary>The properties of a package that a policy can have parameters for.</summary>
    /// <param name="package">The package.</param>
    /// <returns>Targets, such as <c>[NestedVirtualization]web01;VmName</c>.</returns>
    public static IEnumerable<string> Of(PackageContent package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return
            from instance in package.Instances
            let type = ResourceClasses.ForName(instance.ClassName)
            from property in instance.Properties
            where type.Settable.Any(p => Same(p.Name, property.Key) && p.Kind is PropertyKind.Text)
            select $"{instance.Text("ResourceID")};{property.Key}";
    }

    /// <summary>Makes a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="target">What it replaces.</param>
    /// <param name="package">The package.</param>
    /// <returns>The parameter, whose default is the value of the package.</returns>
    /// <exception cref="PolicyException">The package has no such property, or none that a parameter can replace.</exception>
    public static PolicyParameter Make(string name, string target, PackageContent package)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(package);
        string[] parts = target.Split(';');
        MofInstance? instance = package.Instances.FirstOrDefault(i => Same(i.Text("ResourceID"), parts[0]));
        ResourceClass? type = instance is null ? null : ResourceClasses.ForName(instance.ClassName);
        if (parts.Length != 2 || instance is null || type is null)
        {
            throw Mistake($"The package has no '{target}'. A parameter can replace: {string.Join(", ", Of(package))}.");
        }

        ClassProperty property = type.Settable.FirstOrDefault(p => Same(p.Name, parts[1]))
            ?? throw Mistake($"{parts[0]} has no property {parts[1]} that can be wanted.");
        if (property.Kind is not PropertyKind.Text)
        {
            // A policy passes text only. What the agent makes of text for a boolean or a number is not documented, and
            // PowerShell makes true of "false".
            throw Mistake($"A policy passes text, and {target} is not one ({property.Kind}). Make a package for each value instead.");
        }

        return (JsonNode?)instance[property.Name] is null
            ? throw Mistake($"{parts[0]} of the package has no value for {property.Name}{WhyNot(instance)}, so the agent has nothing to replace.")
            : new PolicyParameter(
                name,
                $"{instance.Text("ResourceID")};{property.Name}",
                $"{property.Name} of {instance.Text("ResourceID")}. {property.Description}",
                instance.Text(property.Name),
                property.Choices);
    }

    private static string WhyNot(MofInstance instance) =>
        instance.Text(ResourceClass.EscapedProperties) is null ? "" : " (or one that is not plain ASCII)";

    private static PolicyException Mistake(string message) => new([message]);

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
