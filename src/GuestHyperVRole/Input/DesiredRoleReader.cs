using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.GuestHyperVRole.State;
using NestedDsc.Protocol.Input;

namespace NestedDsc.GuestHyperVRole.Input;

/// <summary>
/// Reads an instance from JSON. What it accepts fits <c>schema.json</c>; what fits and is refused breaks one of the
/// <see cref="InputRules"/>. A test holds it to both.
/// </summary>
internal static class DesiredRoleReader
{
    /// <summary>Reads an instance.</summary>
    /// <param name="input">The JSON object.</param>
    /// <returns>The instance; of no use if the input has mistakes, or is a filter.</returns>
    public static DesiredRole Read(InputObject input)
    {
        input.RefuseInFilter("whenNotExposed", "sourcePaths", "limitAccess");
        var desired = new DesiredRole
        {
            Exist = input.Flag("_exist") ?? true,
            IncludeManagementTools = input.Flag("includeManagementTools") ?? true,
            IncludeContainers = input.Flag("includeContainers"),
            IncludeVirtualMachinePlatform = input.Flag("includeVirtualMachinePlatform"),
            VirtualizationExtensionsExposed = input.Flag("virtualizationExtensionsExposed"),
            ContainerIsolation = input.Choice("containerIsolation", RoleWords.Isolations) is { } isolation ? RoleWords.Isolations[isolation] : null,
            WhenNotExposed = (WhenNotExposed)(input.Choice("whenNotExposed", RoleWords.NotExposedPolicies) ?? 0),
            SourcePaths = input.Texts("sourcePaths", 1, 1024),
            LimitAccess = input.Flag("limitAccess") ?? false,
        };
        ReadOnlyProperties.Check(input);
        input.RefuseOthers();
        return desired;
    }
}
