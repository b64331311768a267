using System.Text.Json.Nodes;
using NestedDsc.GuestHyperVRole.Tests.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Contract;

/// <summary>Policies and reports go by codes: the same words with another code are another answer.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("guest-core-2025", "blockers", "PayloadRemoved", """{"_exist":false,"includeContainers":true,"limitAccess":true}""")]
    [InlineData("guest-core-2025", "blockers", "SourceNotFound", """{"_exist":false,"includeContainers":true,"sourcePaths":["D:\\nowhere"]}""")]
    [InlineData("lab-l1", "reasons", "RoleFound", """{"_exist":false}""")]
    public void An_answer_has_the_code(string host, string findings, string code, string instance)
    {
        using Lab lab = Lab.Of(host);

        Assert.Contains(code, Lab.Kinds(lab.Test(instance).Succeeds(), findings));
    }

    [Fact]
    public void An_edition_without_Containers_has_its_code()
    {
        using Lab lab = Lab.Guest2019();
        lab.Host.Edit(static root =>
        {
            JsonArray features = root["servicing"]!["features"]!.AsArray();
            features.Remove(features.Single(static f => (string?)f!["name"] is "Containers"));
        });

        Assert.Contains("EditionWithoutContainers", Lab.Kinds(lab.Test("""{"includeContainers":true}""").Succeeds(), "blockers"));
    }
}
