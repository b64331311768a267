using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Policies;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.Policies;

/// <summary>Policies have what the service expects.</summary>
public sealed class PolicyTests
{
    private const string Remediation = "[parameters('EnableAutoRemediation')]";

    [Fact]
    public void An_audit_is_written_as_before() => CheckGolden(Requests.Audit);

    [Fact]
    public void An_automatic_correction_is_written_as_before() => CheckGolden(Requests.Apply);

    [Fact]
    public void The_same_request_gives_the_same_files() =>
        Assert.Equal(PolicyFiles.Write(Requests.Apply), PolicyFiles.Write(Requests.Apply));

    [Fact]
    public void An_audit_asks_whether_the_assignment_is_compliant_and_deploys_nothing()
    {
        JsonNode then = Definition(Requests.Audit)["properties"]!["policyRule"]!["then"]!;
        Assert.Equal("auditIfNotExists", (string)then["effect"]!);
        Assert.Equal("Microsoft.GuestConfiguration/guestConfigurationAssignments", (string)then["details"]!["type"]!);
        Assert.Equal(
            "[concat('l0-audit$pid', uniqueString(policy().assignmentId, policy().definitionReferenceId))]", (string)then["details"]!["name"]!);
        JsonNode condition = Assert.Single(then["details"]!["existenceCondition"]!["allOf"]!.AsArray())!;
        Assert.Equal("Microsoft.GuestConfiguration/guestConfigurationAssignments/complianceStatus", (string)condition["field"]!);
        Assert.Null(then["details"]!["deployment"]);
        Assert.Null(then["details"]!["roleDefinitionIds"]);
    }

    [Theory]
    [InlineData(AssignmentType.ApplyAndMonitor, "ApplyAndMonitor")]
    [InlineData(AssignmentType.ApplyAndAutoCorrect, "ApplyAndAutoCorrect")]
    public void What_is_applied_has_the_exact_name_of_the_service_everywhere(AssignmentType assignment, string name)
    {
        JsonNode properties = Definition(Requests.Apply with { Assignment = assignment })["properties"]!;
        Assert.Equal(name, (string)properties["metadata"]!["guestConfiguration"]!["autoRemediationAssignmentType"]!);
        Assert.Equal(Remediation, (string)properties["metadata"]!["guestConfiguration"]!["enableAutoRemediation"]!);
        JsonArray resources = Template(properties)["resources"]!.AsArray();
        Assert.Equal(
            [
                "Microsoft.Compute/virtualMachines/providers/guestConfigurationAssignments",
                "Microsoft.HybridCompute/machines/providers/guestConfigurationAssignments",
                "Microsoft.Compute/virtualMachineScaleSets/providers/guestConfigurationAssignments",
            ],
            resources.Select(static resource => (string)resource!["type"]!));
        Assert.All(resources, static resource => Assert.Equal(
            $"[equals(toLower(parameters('type')), toLower('{((string)resource!["type"]!).Split("/providers/")[0]}'))]", (string)resource["condition"]!));
        Assert.All(resources, resource => Assert.Equal(name, (string)resource!["properties"]!["guestConfiguration"]!["assignmentType"]!));
        Assert.Equal("deployIfNotExists", (string)properties["policyRule"]!["then"]!["effect"]!);
        Assert.EndsWith("088ab73d-1256-47ae-bea9-9de8e7131f31", (string)properties["policyRule"]!["then"]!["details"]!["roleDefinitionIds"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_are_hashed_as_the_service_hashes_them_and_reach_the_assignment()
    {
        JsonNode properties = Definition(Requests.Apply)["properties"]!;
        Assert.Equal(
            "[base64(concat('[NestedVirtualization]nesting;VmName', '=', parameters('vmName'), ',', '[VMNetworkNesting]spoofing;VmName', '=', parameters('adapterVm')))]",
            (string)properties["policyRule"]!["then"]!["details"]!["existenceCondition"]!["allOf"]![2]!["equals"]!);
        Assert.Equal("[NestedVirtualization]nesting;VmName", (string)properties["metadata"]!["guestConfiguration"]!["configurationParameter"]!["vmName"]!);
        Assert.Equal("lab-web01", (string)properties["parameters"]!["vmName"]!["defaultValue"]!);
        Assert.Null(properties["parameters"]!["adapterVm"]!["defaultValue"]);
        JsonNode first = Template(properties)["resources"]![0]!["properties"]!["guestConfiguration"]!["configurationParameter"]![0]!;
        Assert.Equal("""{"name":"[NestedVirtualization]nesting;VmName","value":"[parameters(\u0027vmName\u0027)]"}""", first.ToJsonString());
    }

    [Fact]
    public void Every_parameter_that_a_template_uses_is_declared_and_given()
    {
        JsonNode properties = Definition(Requests.Apply)["properties"]!;
        JsonNode deployment = properties["policyRule"]!["then"]!["details"]!["deployment"]!["properties"]!;
        string[] declared = [.. deployment["template"]!["parameters"]!.AsObject().Select(static p => p.Key)];
        Assert.Equal(declared, deployment["parameters"]!.AsObject().Select(static p => p.Key));
        string text = deployment["template"]!["resources"]!.ToJsonString().Replace("\\u0027", "'", StringComparison.Ordinal);
        string[] used = [.. text.Split("parameters('").Skip(1).Select(static part => part.Split('\'')[0]).Distinct(StringComparer.Ordinal)];
        Assert.Equal(declared.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_Arc_nothing_speaks_of_Arc()
    {
        PolicyRequest request = Requests.Apply with { IncludeArc = false, Identity = Requests.Identity };
        Assert.All(PolicyFiles.Write(request), static file =>
        {
            Assert.DoesNotContain("HybridCompute", file.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("IncludeArcMachines", file.Value, StringComparison.Ordinal);
        });
        JsonNode properties = Definition(request)["properties"]!;
        Assert.Equal(Requests.Identity, (string)Template(properties)["resources"]![0]!["properties"]!["guestConfiguration"]!["contentManagedIdentity"]!);
        Assert.Equal(Requests.Identity, (string)properties["metadata"]!["guestConfiguration"]!["contentManagedIdentity"]!);
    }

    [Fact]
    public void Tags_are_conditions_that_must_all_be_met()
    {
        JsonNode rule = Definition(Requests.Audit with { Tags = [new("a'b", "[x]"), new("c", "")] })["properties"]!["policyRule"]!["if"]!;
        Assert.Equal(3, rule["allOf"]!.AsArray().Count);
        Assert.Equal("tags['a''b']", (string)rule["allOf"]![1]!["field"]!);
        Assert.Equal("[[x]", (string)rule["allOf"]![1]!["equals"]!);
    }

    [Fact]
    public void Texts_that_look_like_expressions_stay_texts()
    {
        PolicyRequest request = Requests.Apply with
        {
            DisplayName = "[x]",
            Parameters = [Requests.Parameter("p", "[NestedVirtualization]nesting;VmName", "[concat('a')]")],
        };
        Assert.Equal("[[x]", (string)Definition(request)["properties"]!["displayName"]!);
        Assert.Equal("[[concat('a')]", (string)Definition(request)["properties"]!["parameters"]!["p"]!["defaultValue"]!);
    }

    [Fact]
    public void Bicep_takes_texts_as_they_are()
    {
        string bicep = File(Requests.Apply with { Parameters = [Requests.Parameter("p", "[A]b;C", "it's \\ ${x}\n\u0001")] }, ".bicep");
        Assert.Contains("param p string = 'it\\'s \\\\ \\${x}\\n\\u{1}'\n", bicep, StringComparison.Ordinal);
    }

    [Fact]
    public void The_initiative_has_the_prerequisites_and_our_policy_with_all_of_its_parameters()
    {
        JsonNode initiative = JsonNode.Parse(File(Requests.Apply, "_initiative.json"))!["properties"]!;
        JsonArray definitions = initiative["policyDefinitions"]!.AsArray();
        Assert.Equal(4, definitions.Count);
        Assert.All(definitions.Take(3), static d => Assert.StartsWith("/providers/Microsoft.Authorization/policyDefinitions/", (string)d!["policyDefinitionId"]!, StringComparison.Ordinal));
        Assert.Equal(
            $"/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/policyDefinitions/{Requests.Apply.Id}",
            (string)definitions[3]!["policyDefinitionId"]!);
        Assert.Equal(
            initiative["parameters"]!.AsObject().Select(static p => p.Key), definitions[3]!["parameters"]!.AsObject().Select(static p => p.Key));
    }

    [Fact]
    public void Without_a_scope_there_is_no_initiative() =>
        Assert.DoesNotContain(PolicyFiles.Write(Requests.Audit), static file => file.Key.Contains("initiative", StringComparison.Ordinal));

    public static TheoryData<PolicyRequest, string> Refused => new()
    {
        { Requests.Audit with { ContentUri = "http://example.com/x.zip" }, "must begin with https://" },
        { Requests.Audit with { ContentUri = "x.zip" }, "must begin with https://" },
        { Requests.Audit with { ContentHash = "abc" }, "64 hexadecimal digits" },
        { Requests.Audit with { ContentHash = new string('x', 64) }, "64 hexadecimal digits" },
        { Requests.Audit with { Name = "a'b" }, "can't be that of a package" },
        { Requests.Audit with { Version = "1" }, "is no version" },
        { Requests.Audit with { DisplayName = new string('x', 129) }, "1 to 128 characters" },
        { Requests.Audit with { DisplayName = "" }, "1 to 128 characters" },
        { Requests.Audit with { Description = new string('x', 513) }, "at most 512" },
        { Requests.Audit with { Identity = "me" }, "is no identity" },
        { Requests.Audit with { Identity = Requests.Identity }, "--exclude-arc" },
        { Requests.Audit with { Scope = "lab" }, "is no scope" },
        { Requests.Audit with { Tags = [new("", "x")] }, "no name" },
        { Requests.Audit with { Parameters = [Requests.Parameter("a-b", "[A]b;C", null)] }, "is no name of a parameter" },
        { Requests.Audit with { Parameters = [Requests.Parameter("location", "[A]b;C", null)] }, "means something else" },
        { Requests.Audit with { Parameters = [Requests.Parameter("ArcMachine", "[A]b;C", null)] }, "means something else" },
        { Requests.Audit with { Parameters = [Requests.Parameter("a", "[A]b;C", null), Requests.Parameter("A", "[A]b;D", null)] }, "is there twice" },
        { Requests.Audit with { Parameters = [Requests.Parameter("a", "[A]b;C", null), Requests.Parameter("b", "[a]b;c", null)] }, "two parameters" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_the_service_would_refuse_is_refused(PolicyRequest request, string message) =>
        Assert.Contains(message, Assert.Throws<PolicyException>(() => PolicyFiles.Write(request)).Message, StringComparison.Ordinal);

    [Fact]
    public void Definitions_keep_their_names() =>
        Assert.Equal(Guid.Parse("1605b79e-b603-8690-a6bd-261026a082f4"), StableId.Of("l0-audit/Audit"));

    private static void CheckGolden(PolicyRequest request) =>
        Assert.All(PolicyFiles.Write(request), static file => Golden.Check(file.Value, "manifests", "policies", file.Key));

    private static JsonNode Definition(PolicyRequest request) => JsonNode.Parse(PolicyFiles.Write(request)[0].Value)!;

    private static string File(PolicyRequest request, string ending) =>
        PolicyFiles.Write(request).Single(file => file.Key.EndsWith(ending, StringComparison.Ordinal)).Value;

    private static JsonNode Template(JsonNode properties) =>
        properties["policyRule"]!["then"]!["details"]!["deployment"]!["properties"]!["template"]!;
}
