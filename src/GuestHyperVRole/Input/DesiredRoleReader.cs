using NestedDsc.GuestHyperVRole.Model;
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
        input.RefuseInFilter("sourcePaths", "limitAccess");
        var desired = new DesiredRole
        {
            Exist = input.Flag("_exist") ?? true,
            IncludeManagementTools = input.Flag("includeManagementTools") ?? true,
            IncludeContainers = input.Flag("includeContainers"),
            SourcePaths = input.Texts("sourcePaths", 1, 1024),
            LimitAccess = input.Flag("limitAccess") ?? false,
        };
        ReadOnlyProperties.Check(input);
        input.RefuseOthers();
        return desired;
    }
}
