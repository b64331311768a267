using System.Text;
using System.Text.Json;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.DscReport;

/// <summary>Results of groups in the forms in which dsc writes them (PowerShell/DSC 861df43): each instance counts, the group does not.</summary>
public sealed class GroupResultTests
{
    private const string Drift = """{"desiredState":{},"actualState":{"reasons":[{"code":"A:B:C","phrase":"Too few."}]},"inDesiredState":false,"differingProperties":["x"]}""";
    private const string Fine = """{"desiredState":{},"actualState":{},"inDesiredState":true,"differingProperties":[]}""";
    private const string Changed = """{"beforeState":{},"afterState":{"reasons":[{"code":"A:B:Compliant","phrase":"Fine."}]},"changedProperties":["x"]}""";

    /// <summary>The document that a group compares its results with; they never look alike.</summary>
    private const string Document = """{"resources":[{"name":"a","type":"T/A","properties":{}}]}""";

    public static TheoryData<string, string, string> Outputs => new()
    {
        {
            "test of a Group",
            Group("Microsoft.DSC/Group", Tested(Item("a", Fine), Item("b", Drift))),
            "g/a compliant, g/b notCompliant"
        },
        {
            "test of a Group in a Group",
            Group("Microsoft.DSC/Group", Tested("""{"name":"h","type":"Microsoft.DSC/Group","result":""" + Tested(Item("a", Fine)) + "}")),
            "g/h/a compliant"
        },
        { "test of an Include", Group("Microsoft.DSC/Include", $"[{Item("a", Drift)}]"), "g/a notCompliant" },
        {
            "test of an Assertion",
            Group("Microsoft.DSC/Assertion", """{"desiredState":{"resources":[{"name":"a","type":"T/A","properties":{"family":"Windows"}}]},"actualState":{"$schema":"x","resources":[{"name":"a","type":"T/A","properties":{"family":"Windows","version":"10"}},{"name":"b","type":"T/A"}]},"inDesiredState":false,"differingProperties":["resources"]}"""),
            "g/a compliant, g/b compliant"
        },
        {
            "set of a Group",
            Group("Microsoft.DSC/Group", $$"""{"beforeState":[],"afterState":[{{Item("a", Changed)}}],"changedProperties":["resources"]}"""),
            "g/a compliant"
        },
        {
            "set of an Assertion",
            Group("Microsoft.DSC/Assertion", $$"""{"beforeState":[],"afterState":[{{Item("a", Fine)}}],"changedProperties":[]}"""),
            "g/a compliant"
        },
        {
            "get of a Group",
            Group("Microsoft.DSC/Group", $"[{Item("a", """{"actualState":{"reasons":[{"code":"A:B:Compliant","phrase":"Fine."}]}}""")},{Item("b", """{"actualState":{}}""")}]"),
            "g/a compliant, g/b error"
        },
        {
            "what-if of a set that would be refused",
            """{"results":[{"name":"a","type":"T/A","metadata":{"whatIf":["Set would be refused: It runs."]},"result":{"beforeState":{},"afterState":{"reasons":[{"code":"A:B:C","phrase":"Too few."}],"blockers":[{"code":"A:B:VMRunning","phrase":"It runs."}]},"changedProperties":[]}}],"messages":[],"hadErrors":false}""",
            "a notCompliant"
        },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public async Task Each_instance_has_its_own_verdict(string form, string output, string verdicts)
    {
        Outcome outcome = await ToolRun.InProcessAsync(["report", "--format", "json"], input: Encoding.UTF8.GetBytes(output));

        Assert.True(outcome.Error.Length == 0, $"{form}: {outcome.Error}");
        JsonElement host = JsonElement.Parse(outcome.Output).GetProperty("hosts")[0];
        Assert.Equal(
            verdicts,
            string.Join(", ", host.GetProperty("resources").EnumerateArray().Select(static r => $"{r.GetProperty("name")} {r.GetProperty("verdict")}")));
    }

    private static string Group(string type, string result) =>
        $$$"""{"results":[{"executionInformation":{},"name":"g","type":"{{{type}}}","result":{{{result}}}}],"messages":[],"hadErrors":false}""";

    private static string Tested(params string[] items) =>
        $$"""{"desiredState":{{Document}},"actualState":[{{string.Join(',', items)}}],"inDesiredState":false,"differingProperties":["resources"]}""";

    private static string Item(string name, string result) => $$$"""{"name":"{{{name}}}","type":"T/A","result":{{{result}}}}""";
}
