using System.Text.Json.Nodes;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>What a DeployIfNotExists policy deploys to a machine: the guest assignment.</summary>
internal static class PolicyDeployment
{
    public static JsonObject Write(PolicyRequest request, string assignmentName)
    {
        var values = new JsonObject
        {
            ["machineName"] = Of("value", "[field('name')]"),
            ["location"] = Of("value", "[field('location')]"),
            ["type"] = Of("value", "[field('type')]"),
            ["assignmentName"] = Of("value", assignmentName),
        };
        foreach (PolicyParameter parameter in request.Parameters)
        {
            values[parameter.Name] = Of("value", $"[parameters('{parameter.Name}')]");
        }

        return new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["mode"] = "incremental",
                ["parameters"] = values,
                ["template"] = Template(request, values.Select(static value => value.Key)),
            },
        };
    }

    private static JsonObject Template(PolicyRequest request, IEnumerable<string> parameters) => new()
    {
        ["$schema"] = GuestAssignment.TemplateSchema,
        ["contentVersion"] = "1.0.0.0",
        ["parameters"] = new JsonObject(parameters.Select(static name => new KeyValuePair<string, JsonNode?>(name, Of("type", "string")))),
        ["resources"] = new JsonArray([.. MachineKind.Covered(request.IncludeArc).Select(kind => GuestAssignment.Resource(
            request,
            kind,
            $"[equals(toLower(parameters('type')), toLower('{kind.ResourceType}'))]",
            "parameters('assignmentName')"))]),
    };

    private static JsonObject Of(string name, string value) => new() { [name] = value };
}
