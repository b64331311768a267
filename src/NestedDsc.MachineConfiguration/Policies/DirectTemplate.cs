using System.Text.Json.Nodes;
using static NestedDsc.MachineConfiguration.Policies.Conditions;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>Writes an ARM template that assigns a package to one machine, without a policy.</summary>
internal static class DirectTemplate
{
    public static JsonObject Write(PolicyRequest request)
    {
        MachineKind[] kinds = request.IncludeArc ? [MachineKind.Azure, MachineKind.Arc] : [MachineKind.Azure];
        var parameters = new JsonObject
        {
            ["machineName"] = Parameter("Name of the machine, in the resource group of the deployment."),
            ["machineKind"] = Parameter("What the machine is: an Azure virtual machine or one that is connected by Azure Arc."),
            ["location"] = Parameter("Location of the machine's resource."),
        };
        parameters["machineKind"]!["allowedValues"] = Texts([.. kinds.Select(static kind => kind.Name)]);
        parameters["machineKind"]!["defaultValue"] = kinds[^1].Name;
        parameters["location"]!["defaultValue"] = "[resourceGroup().location]";
        foreach (PolicyParameter parameter in request.Parameters)
        {
            JsonObject own = Parameter(parameter.Description);
            if (parameter.AllowedValues.Count > 0)
            {
                own["allowedValues"] = Texts(parameter.AllowedValues);
            }

            if (parameter.Default is { } value)
            {
                own["defaultValue"] = Literal(value);
            }

            parameters[parameter.Name] = own;
        }

        return new JsonObject
        {
            ["$schema"] = GuestAssignment.TemplateSchema,
            ["contentVersion"] = "1.0.0.0",
            ["parameters"] = parameters,
            ["resources"] = new JsonArray([.. kinds.Select(kind => GuestAssignment.Resource(
                request, kind, $"[equals(parameters('machineKind'), '{kind.Name}')]", $"'{request.Name}'"))]),
        };
    }

    private static JsonObject Parameter(string description) => new()
    {
        ["type"] = "string",
        ["metadata"] = new JsonObject { ["description"] = Literal(description) },
    };
}
