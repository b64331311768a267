using System.Text.Json.Nodes;
using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>
/// Names are data, and stay as they are in the state. In text for people, characters that are not seen, or turn the direction of the
/// text around them, are written out: nobody can make a message say something else than it does.
/// </summary>
public sealed class HostileNameTests
{
    private static readonly string[] Findings = ["blockers", "notices", "reasons"];

    private const string Name = "lab\u202eevil\u001b[31m\u2028x";
    private const string Shown = @"lab\u202eevil\u001b[31m\u2028x";

    [Theory]
    [InlineData("get")]
    [InlineData("test")]
    [InlineData("set", "--what-if")]
    [InlineData("set")]
    [InlineData("export")]
    public void Text_for_people_shows_what_is_in_a_name(params string[] verb)
    {
        using Lab lab = new Lab { TraceLevel = "debug" }.With("lab-web01", static vm => vm.Name = Name);
        string instance = new JsonObject { ["vmName"] = Name, ["processorCount"] = 4 }.ToJsonString();

        RunResult result = lab.Run(verb[0] is "export" ? "" : instance, verb).Succeeds();

        JsonObject state = verb[0] is "export" ? result.Lines.Select(JsonTexts.ParseObject).Single(static s => string.Equals((string?)s["vmName"], Name, StringComparison.Ordinal)) : result.State;
        Assert.Equal(Name, (string)state["vmName"]!);
        Assert.All(Texts(state), static text => Assert.DoesNotContain(text, static c => c is '\u202e' or '\u001b' or '\u2028'));
        Assert.All(result.Trace, static line => Assert.DoesNotContain(line.Message, static c => c is '\u202e' or '\u001b' or '\u2028'));
    }

    [Fact]
    public void A_refusal_shows_what_is_in_a_name()
    {
        using Lab lab = new Lab().With("lab-sql01", static vm => vm.Name = Name);

        lab.Set(new JsonObject { ["vmName"] = Name, ["processorCount"] = 4 }.ToJsonString()).Fails(ExitCode.Blocked, Shown);
        lab.Set(new JsonObject { ["vmName"] = Name + "?" }.ToJsonString()).Fails(ExitCode.NotFound, Shown + "?");
    }

    private static IEnumerable<string> Texts(JsonObject state) =>
    [
        .. Findings.SelectMany(kind => state[kind]?.AsArray() ?? []).Select(static f => (string)f!["phrase"]!),
        .. state["_metadata"]?["whatIf"]?.AsArray().Select(static line => (string)line!) ?? [],
    ];
}
