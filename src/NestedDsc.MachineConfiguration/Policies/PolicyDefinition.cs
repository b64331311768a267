using System.Text.Json.Nodes;
using static NestedDsc.MachineConfiguration.Policies.Conditions;

namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>
/// Writes a policy definition: AuditIfNotExists for audits, DeployIfNotExists for what the agent is to bring about.
/// </summary>
internal static class PolicyDefinition
{
    private const string Category = "Guest Configuration";

    // Guest Configuration Resource Contributor.
    private const string Role = "/providers/Microsoft.Authorization/roleDefinitions/088ab73d-1256-47ae-bea9-9de8e7131f31";

    private const string Remediation = "EnableAutoRemediation";

    private const string Arc = "IncludeArcMachines";

    public static JsonObject Write(PolicyRequest request) => new()
    {
        ["properties"] = new JsonObject
        {
            ["displayName"] = Literal(request.DisplayName),
            ["policyType"] = "Custom",
            ["mode"] = "Indexed",
            ["description"] = Literal(request.Description),
            ["metadata"] = Metadata(request),
            ["parameters"] = Parameters(request),
            ["policyRule"] = new JsonObject { ["if"] = MachineConditions.For(request), ["then"] = Then(request) },
        },
        ["name"] = request.Id.ToString(),
    };

    /// <summary>The parameters; an initiative has the same.</summary>
    public static JsonObject Parameters(PolicyRequest request)
    {
        var parameters = new JsonObject();
        if (request.IncludeArc)
        {
            parameters[Arc] = YesOrNo(
                "Include Arc connected machines",
                "By selecting this option, you agree to be charged monthly per Arc connected machine.");
            parameters[Arc]!["metadata"]!["portalReview"] = "true";
        }

        if (IsApplied(request))
        {
            parameters[Remediation] = YesOrNo(
                "Enable Auto Remediation",
                "When true, the policy will automatically enforce remediation. When false, it will only audit");
        }

        foreach (PolicyParameter parameter in request.Parameters)
        {
            parameters[parameter.Name] = Parameter(parameter);
        }

        return parameters;
    }

    public static bool IsApplied(PolicyRequest request) => request.Assignment is not AssignmentType.Audit;

    private static JsonObject YesOrNo(string displayName, string description) => new()
    {
        ["type"] = "string",
        ["metadata"] = new JsonObject { ["displayName"] = displayName, ["description"] = description },
        ["allowedValues"] = Texts("true", "false"),
        ["defaultValue"] = "false",
    };

    private static JsonObject Parameter(PolicyParameter parameter)
    {
        var definition = new JsonObject
        {
            ["type"] = "string",
            ["metadata"] = new JsonObject { ["displayName"] = parameter.Name, ["description"] = parameter.Description },
        };
        if (parameter.AllowedValues.Count > 0)
        {
            definition["allowedValues"] = Texts(parameter.AllowedValues);
        }

        if (parameter.Default is { } value)
        {
            definition["defaultValue"] = Literal(value);
        }

        return definition;
    }

    private static JsonObject Metadata(PolicyRequest request)
    {
        var content = new JsonObject
        {
            ["name"] = request.Name,
            ["version"] = request.Version,
            ["contentType"] = "Custom",
            ["contentUri"] = request.ContentUri,
            ["contentHash"] = request.ContentHash,
        };
        if (request.Identity is { } identity)
        {
            content["contentManagedIdentity"] = identity;
        }

        if (request.Parameters.Count > 0)
        {
            content["configurationParameter"] = new JsonObject(
                request.Parameters.Select(static p => new KeyValuePair<string, JsonNode?>(p.Name, p.Target)));
        }

        if (IsApplied(request))
        {
            content["enableAutoRemediation"] = $"[parameters('{Remediation}')]";
            content["autoRemediationAssignmentType"] = request.Assignment.ToString();
        }

        return new JsonObject
        {
            ["category"] = Category,
            ["version"] = request.PolicyVersion,
            ["requiredProviders"] = Texts("Microsoft.GuestConfiguration"),
            ["guestConfiguration"] = content,
        };
    }

    private static JsonObject Then(PolicyRequest request)
    {
        string name = $"concat('{request.Name}$pid', uniqueString(policy().assignmentId, policy().definitionReferenceId))";
        var details = new JsonObject();
        if (IsApplied(request))
        {
            details["roleDefinitionIds"] = Texts(Role);
        }

        details["type"] = GuestAssignment.Type;
        details["name"] = $"[{name}]";
        details["existenceCondition"] = Exists(request);
        if (IsApplied(request))
        {
            details["deployment"] = PolicyDeployment.Write(request, $"[{name}]");
        }

        return new JsonObject
        {
            ["effect"] = IsApplied(request) ? "deployIfNotExists" : "auditIfNotExists",
            ["details"] = details,
        };
    }

    private static JsonObject Exists(PolicyRequest request)
    {
        var parts = new List<JsonNode> { Field(GuestAssignment.Type + "/complianceStatus", "equals", "Compliant") };
        if (IsApplied(request))
        {
            // Always true; it makes the parameter one of those that the rule uses, as the service's own policies do.
            parts.Add(Value($"[parameters('{Remediation}')]", "in", Texts("true", "false")));
        }

        if (request.Parameters.Count > 0)
        {
            string values = string.Join(", ',', ", request.Parameters.Select(static p => $"'{p.Target}', '=', parameters('{p.Name}')"));
            parts.Add(Field(GuestAssignment.Type + "/parameterHash", "equals", $"[base64(concat({values}))]"));
        }

        return All(parts);
    }
}
