using System.Text.Json.Nodes;
using static NestedDsc.MachineConfiguration.Policies.Conditions;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Writes an ARM template that assigns a package to one machine, without a policy: what Bicep makes of <see cref="DirectBicep"/>.</summary>
internal static class DirectTemplate
{
    public static JsonObject Write(PolicyRequest request)
    {
        MachineKind[] kinds = MachineKind.Single(request.IncludeArc);
        var parameters = new JsonObject
        {
            ["machineName"] = Parameter("Name of the machine, in the resource group of the deployment.", null, []),
            ["machineKind"] = Parameter(
                "What the machine is: an Azure virtual machine or one that is connected by Azure Arc.",
                kinds[^1].Name,
                [.. kinds.Select(static kind => kind.Name)]),
            ["location"] = Parameter("Location of the machine's resource.", "[resourceGroup().location]", []),
        };
        foreach (PolicyParameter parameter in request.Parameters)
        {
            parameters[parameter.Name] = Parameter(
                parameter.Description, parameter.Default is { } value ? Literal(value) : null, parameter.AllowedValues);
        }

        return new JsonObject
        {
            ["$schema"] = GuestAssignment.TemplateSchema,
            ["contentVersion"] = "1.0.0.0",
            ["parameters"] = parameters,
            ["variables"] = new JsonObject { ["configuration"] = Configuration(request) },
            ["resources"] = new JsonArray([.. kinds.Select(kind => Resource(request, kind))]),
        };
    }

    private static JsonObject Parameter(string description, string? value, IReadOnlyList<string> allowed)
    {
        var parameter = new JsonObject { ["type"] = "string" };
        if (value is not null)
        {
            parameter["defaultValue"] = value;
        }

        if (allowed.Count > 0)
        {
            parameter["allowedValues"] = Texts([.. allowed.Select(Literal)]);
        }

        parameter["metadata"] = new JsonObject { ["description"] = Literal(description) };
        return parameter;
    }

    private static JsonObject Configuration(PolicyRequest request)
    {
        var configuration = new JsonObject
        {
            ["name"] = request.Name,
            ["version"] = request.Version,
            ["contentUri"] = Address(request.ContentUri),
            ["contentHash"] = request.ContentHash,
            ["assignmentType"] = request.Assignment.ToString(),
        };
        if (request.Identity is { } identity)
        {
            configuration["contentManagedIdentity"] = Literal(identity);
        }

        if (request.Parameters.Count > 0)
        {
            configuration["configurationParameter"] = new JsonArray([.. request.Parameters.Select(static parameter => new JsonObject
            {
                ["name"] = Literal(parameter.Target),
                ["value"] = $"[parameters('{parameter.Name}')]",
            })]);
        }

        return configuration;
    }

    private static JsonObject Resource(PolicyRequest request, MachineKind kind) => new()
    {
        ["condition"] = $"[equals(parameters('machineKind'), '{kind.Name}')]",
        ["type"] = GuestAssignment.Type,
        ["apiVersion"] = GuestAssignment.ApiVersion,
        ["scope"] = $"[resourceId('{kind.ResourceType}', parameters('machineName'))]",
        ["name"] = request.Name,
        ["location"] = "[parameters('location')]",
        ["properties"] = new JsonObject { ["guestConfiguration"] = "[variables('configuration')]" },
    };

    private static string Address(string uri) => ContentAddress.Split(uri) is var (before, after)
        ? $"[format('{Format(before)}{{0}}{Format(after)}', {ContentAddress.Suffix})]"
        : Literal(uri);

    private static string Format(string text) => text
        .Replace("'", "''", StringComparison.Ordinal)
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal);
}
