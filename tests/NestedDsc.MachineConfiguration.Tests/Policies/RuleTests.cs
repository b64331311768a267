using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Policies;

namespace NestedDsc.MachineConfiguration.Tests.Policies;

/// <summary>The conditions of a rule, evaluated as the service evaluates them, pick the machines that the agent supports.</summary>
public sealed class RuleTests
{
    public static TheoryData<string, bool, bool> Machines => new()
    {
        { """{"type":"Microsoft.Compute/virtualMachines","Microsoft.Compute/imagePublisher":"MicrosoftWindowsServer","Microsoft.Compute/imageSKU":"2022-datacenter"}""", true, true },
        { """{"type":"Microsoft.Compute/virtualMachines","Microsoft.Compute/imagePublisher":"MicrosoftWindowsServer","Microsoft.Compute/imageSKU":"2008-R2-SP1"}""", false, false },
        { """{"type":"Microsoft.Compute/virtualMachines","Microsoft.Compute/imagePublisher":"MicrosoftWindowsDesktop","Microsoft.Compute/imageSKU":"win11"}""", true, true },
        { """{"type":"Microsoft.Compute/virtualMachines","Microsoft.Compute/imagePublisher":"MicrosoftSQLServer","Microsoft.Compute/imageOffer":"SQL2019-WS2022"}""", true, true },
        { """{"type":"Microsoft.Compute/virtualMachines","Microsoft.Compute/imagePublisher":"Canonical","Microsoft.Compute/imageSKU":"22_04-lts"}""", false, false },
        { """{"type":"Microsoft.Compute/virtualMachines","Microsoft.Compute/virtualMachines/storageProfile.osDisk.osType":"Windows"}""", true, true },
        { """{"type":"Microsoft.Compute/virtualMachines","Microsoft.Compute/virtualMachines/storageProfile.osDisk.osType":"Linux"}""", false, false },
        { """{"type":"Microsoft.Compute/virtualMachines","tags['aks-managed-poolName']":"p","Microsoft.Compute/imagePublisher":"MicrosoftWindowsDesktop"}""", false, false },
        { """{"type":"Microsoft.Compute/virtualMachineScaleSets","Microsoft.Compute/imagePublisher":"MicrosoftWindowsDesktop"}""", true, true },
        { """{"type":"Microsoft.Compute/virtualMachineScaleSets","Microsoft.Compute/imagePublisher":"Canonical","Microsoft.Compute/imageSKU":"22_04-lts"}""", false, false },
        { """{"type":"Microsoft.Compute/virtualMachineScaleSets","Microsoft.Compute/virtualMachineScaleSets/virtualMachineProfile.storageProfile.osDisk.osType":"Windows"}""", true, true },
        { """{"type":"Microsoft.Compute/virtualMachineScaleSets","Microsoft.Compute/virtualMachineScaleSets/virtualMachineProfile.storageProfile.osDisk.osType":"Linux"}""", false, false },
        { """{"type":"Microsoft.Compute/virtualMachineScaleSets","Microsoft.Compute/virtualMachineScaleSets/osProfile.windowsConfiguration":"{}","Microsoft.Compute/imageSKU":"2022"}""", true, true },
        { """{"type":"Microsoft.Compute/virtualMachineScaleSets","tags['aks-managed-orchestrator']":"k","Microsoft.Compute/imagePublisher":"MicrosoftWindowsServer","Microsoft.Compute/imageSKU":"2022"}""", false, false },
        { """{"type":"Microsoft.HybridCompute/machines","Microsoft.HybridCompute/imageOffer":"windows-2025"}""", false, true },
        { """{"type":"Microsoft.HybridCompute/machines","Microsoft.HybridCompute/imageOffer":"linux-22"}""", false, false },
        { """{"type":"Microsoft.ConnectedVMwarevSphere/virtualMachines","Microsoft.ConnectedVMwarevSphere/virtualMachines/osProfile.osType":"Windows"}""", false, true },
        { """{"type":"Microsoft.Storage/storageAccounts"}""", false, false },
    };

    [Theory]
    [MemberData(nameof(Machines))]
    public void Picks_supported_Windows_and_Arc_only_if_it_is_included(string machine, bool withoutArc, bool withArc)
    {
        JsonNode rule = Rule(Requests.Audit);
        Assert.Equal((withoutArc, withArc), (IsMet(rule, machine, "false"), IsMet(rule, machine, "true")));
        Assert.Equal(withoutArc, IsMet(Rule(Requests.Audit with { IncludeArc = false }), machine, "true"));
    }

    [Theory]
    [InlineData("hyperv-host", true)]
    [InlineData("HyperV-Host", true)]
    [InlineData("web", false)]
    [InlineData(null, false)]
    public void Picks_machines_with_the_tag(string? value, bool expected)
    {
        var machine = new JsonObject { ["type"] = "Microsoft.Compute/virtualMachines", ["Microsoft.Compute/imagePublisher"] = "esri" };
        if (value is not null)
        {
            machine["tags['role']"] = value;
        }

        Assert.Equal(expected, IsMet(Rule(Requests.Audit with { Tags = [new("role", "hyperv-host")] }), machine.ToJsonString(), "false"));
    }

    private static JsonNode Rule(PolicyRequest request) =>
        JsonNode.Parse(PolicyFiles.Write(request)[0].Value)!["properties"]!["policyRule"]!["if"]!;

    private static bool IsMet(JsonNode condition, string machine, string includeArc) =>
        IsMet(condition.AsObject(), JsonNode.Parse(machine)!.AsObject(), includeArc);

    private static bool IsMet(JsonObject condition, JsonObject machine, string includeArc)
    {
        if (condition["allOf"] is JsonArray all)
        {
            return all.All(part => IsMet(part!.AsObject(), machine, includeArc));
        }

        if (condition["anyOf"] is JsonArray any)
        {
            return any.Any(part => IsMet(part!.AsObject(), machine, includeArc));
        }

        string? actual = condition["field"] is { } field
            ? (string?)machine[(string)field!]
            : (string)condition["value"]! is "[parameters('IncludeArcMachines')]" ? includeArc : throw new NotSupportedException();
        (string comparison, JsonNode? expected) = condition.Last();
        return comparison switch
        {
            "equals" => Same(actual, (string)expected!),
            "exists" => (actual is not null) == Same(expected!.ToString(), "true"),
            "in" => expected!.AsArray().Any(item => Same(actual, (string)item!)),
            "like" => IsLike(actual, (string)expected!),
            "notLike" => !IsLike(actual, (string)expected!),
            _ => throw new NotSupportedException(comparison),
        };
    }

    private static bool Same(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static bool IsLike(string? actual, string pattern)
    {
        Assert.EndsWith("*", pattern, StringComparison.Ordinal);
        return actual?.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) == true;
    }
}
