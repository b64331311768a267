using System.Text.Json.Nodes;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>A guest assignment: what tells the agent of a machine to use a package.</summary>
internal static class GuestAssignment
{
    public const string Type = "Microsoft.GuestConfiguration/guestConfigurationAssignments";

    public const string ApiVersion = "2024-04-05";

    public const string TemplateSchema = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";

    /// <summary>Its resource in an ARM template, for one kind of machine.</summary>
    public static JsonObject Resource(PolicyRequest request, MachineKind kind, string condition, string assignmentName) => new()
    {
        ["condition"] = condition,
        ["apiVersion"] = ApiVersion,
        ["type"] = $"{kind.ResourceType}/providers/guestConfigurationAssignments",
        ["name"] = $"[concat(parameters('machineName'), '/Microsoft.GuestConfiguration/', {assignmentName})]",
        ["location"] = "[parameters('location')]",
        ["properties"] = new JsonObject { ["guestConfiguration"] = Properties(request) },
    };

    private static JsonObject Properties(PolicyRequest request)
    {
        var properties = new JsonObject
        {
            ["name"] = request.Name,
            ["version"] = request.Version,
            ["contentType"] = "Custom",
            ["contentUri"] = request.ContentUri,
            ["contentHash"] = request.ContentHash,
            ["assignmentType"] = request.Assignment.ToString(),
        };
        if (request.Identity is { } identity)
        {
            properties["contentManagedIdentity"] = identity;
        }

        if (request.Parameters.Count > 0)
        {
            properties["configurationParameter"] = new JsonArray([.. request.Parameters.Select(static parameter => new JsonObject
            {
                ["name"] = parameter.Target,
                ["value"] = $"[parameters('{parameter.Name}')]",
            })]);
        }

        return properties;
    }
}
