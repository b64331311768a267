using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;

namespace NestedDsc.GuestHyperVRole.Input;

/// <summary>Reads an instance from JSON. It accepts exactly what <c>schema.json</c> accepts, which a test holds it to.</summary>
internal static class DesiredRoleReader
{
    /// <summary>Reads an instance.</summary>
    /// <param name="input">The JSON object.</param>
    /// <param name="verb">What it is for: an export's filter has no defaults.</param>
    /// <returns>The instance; of no use if the input has mistakes.</returns>
    public static DesiredRole Read(InputObject input, Verb verb)
    {
        bool? unsaid = verb == Verb.Export ? null : true;
        var desired = new DesiredRole
        {
            Exist = input.Flag("_exist") ?? unsaid,
            IncludeManagementTools = input.Flag("includeManagementTools") ?? unsaid,
            IncludeContainers = input.Flag("includeContainers"),
            SourcePaths = input.Texts("sourcePaths", 1, 1024),
            LimitAccess = input.Flag("limitAccess") ?? false,
        };
        ReadOnlyProperties.Check(input);
        input.RefuseOthers();
        return desired;
    }
}
