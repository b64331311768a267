using System.Text.Json.Nodes;
using static NestedDsc.MachineConfiguration.Policies.Conditions;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Writes an initiative: what the agent needs on Azure virtual machines, and our policy.</summary>
internal static class PolicyInitiative
{
    // Built-in definitions: an identity for machines that have none, or only user-assigned ones, and the agent's extension.
    private static readonly (string Reference, string Id, string Version)[] Prerequisites =
    [
        ("Prerequisite_AddSystemIdentityWhenNone", "3cf2ab00-13f1-4d0c-8971-2ac904541a7e", "4.*.*"),
        ("Prerequisite_AddSystemIdentityWhenUser", "497dff13-db2a-4c0f-8603-28fa3b331ab6", "4.*.*"),
        ("Prerequisite_DeployExtensionWindows", "385f5831-96d4-41db-9a3c-cd3af78aaae6", "1.*.*"),
    ];

    public static JsonObject Write(PolicyRequest request, string scope)
    {
        JsonObject parameters = PolicyDefinition.Parameters(request);
        var definitions = new JsonArray([.. Prerequisites.Select(static p => BuiltIn(p.Reference, p.Id, p.Version))]);
        definitions.Add((JsonNode)Own(request, scope, parameters));
        return new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["displayName"] = Literal($"{request.DisplayName}, with its prerequisites"),
                ["policyType"] = "Custom",
                ["description"] = Literal(request.Description),
                ["metadata"] = new JsonObject { ["category"] = "Guest Configuration", ["version"] = request.PolicyVersion },
                ["parameters"] = parameters,
                ["policyDefinitions"] = definitions,
            },
            ["name"] = StableId.Of($"initiative/{request.Id}").ToString(),
        };
    }

    private static JsonObject BuiltIn(string reference, string id, string version) => new()
    {
        ["policyDefinitionReferenceId"] = reference,
        ["policyDefinitionId"] = "/providers/Microsoft.Authorization/policyDefinitions/" + id,
        ["definitionVersion"] = version,
    };

    private static JsonObject Own(PolicyRequest request, string scope, JsonObject parameters) => new()
    {
        ["policyDefinitionReferenceId"] = $"{request.Name}_{request.Assignment}",
        ["policyDefinitionId"] = $"{scope.TrimEnd('/')}/providers/Microsoft.Authorization/policyDefinitions/{request.Id}",
        ["parameters"] = new JsonObject(parameters.Select(static parameter => new KeyValuePair<string, JsonNode?>(
            parameter.Key, new JsonObject { ["value"] = $"[parameters('{parameter.Key}')]" }))),
    };
}
