using NestedDsc.MachineConfiguration.Packages;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>What a request for a policy has to keep to.</summary>
internal static class PolicyRules
{
    private const int HashDigits = 64;
    private const int LongestDisplayName = 128;
    private const int LongestDescription = 512;
    private const string IdentityPath = "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";

    // Parameters of the rule and its template, and what names mean something else in a Bicep file: its own, what it calls, and words
    // of the language.
    private static readonly string[] TakenNames =
    [
        "IncludeArcMachines", "EnableAutoRemediation", "machineName", "machineKind", "location", "type", "assignmentName",
        "configuration", "azureMachine", "azureAssignment", "arcMachine", "arcAssignment",
        "az", "sys", "environment", "resourceGroup", "description", "allowed", "string", "this", "true", "false", "null",
    ];

    public static IEnumerable<string> Check(PolicyRequest request)
    {
        string?[] mistakes =
        [
            PackageNames.MistakeInName(request.Name),
            PackageNames.MistakeInVersion(request.Version),
            PackageNames.MistakeInVersion(request.PolicyVersion),
            CheckUri(request.ContentUri),
            request.ContentHash.Length == HashDigits && request.ContentHash.All(char.IsAsciiHexDigit)
                ? null
                : $"'{request.ContentHash}' is no SHA-256 hash: it has {HashDigits} hexadecimal digits.",
            request.DisplayName.Length is > 0 and <= LongestDisplayName
                ? null
                : $"The display name must have 1 to {LongestDisplayName} characters, not {request.DisplayName.Length}.",
            request.Description.Length <= LongestDescription
                ? null
                : $"The description must have at most {LongestDescription} characters, not {request.Description.Length}.",
            CheckIdentity(request),
            CheckScope(request.Scope),
            .. request.Tags.Where(static tag => tag.Key.Length == 0).Select(static _ => "A tag has no name."),
            .. request.Parameters.Select(static parameter => CheckName(parameter.Name)),
            .. request.Parameters.GroupBy(static p => p.Name, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1)
                .Select(static group => $"The parameter '{group.Key}' is there twice."),
            .. request.Parameters.GroupBy(static p => p.Target, StringComparer.OrdinalIgnoreCase).Where(static g => g.Count() > 1)
                .Select(static group => $"{group.Key} has two parameters."),
        ];
        return mistakes.OfType<string>();
    }

    private static string? CheckUri(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out Uri? address) && string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal)
            ? null
            : $"'{uri}' is no address that machines get a package from: it must begin with https://.";

    private static string? CheckIdentity(PolicyRequest request) => request.Identity switch
    {
        null or "system" => null,
        { } id when !id.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            || !id.Contains(IdentityPath, StringComparison.OrdinalIgnoreCase) =>
            $"'{id}' is no identity: it must be 'system' or the resource ID of a user-assigned one (/subscriptions/…/resourceGroups/…{IdentityPath}…).",
        _ when request.IncludeArc =>
            "Machines connected by Azure Arc can't use a user-assigned identity: give --exclude-arc, or --identity system.",
        _ => null,
    };

    private static string? CheckScope(string? scope) =>
        scope is null
        || scope.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
        || scope.StartsWith("/providers/Microsoft.Management/managementGroups/", StringComparison.OrdinalIgnoreCase)
            ? null
            : $"'{scope}' is no scope of definitions: it must be /subscriptions/… or /providers/Microsoft.Management/managementGroups/….";

    private static string? CheckName(string name) =>
        name.Length == 0 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit)
            ? $"'{name}' is no name of a parameter: it must begin with a letter and consist of letters and digits."
            : TakenNames.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? $"A parameter can't be called '{name}', which means something else in the files that are written; choose another name."
                : null;
}
