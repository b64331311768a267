using System.Text;
using System.Text.Json;
using CsCheck;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.DscReport;

/// <summary><c>nesteddsc report</c>.</summary>
public sealed class ReportCommandTests
{
    private const string Test = """
        {"metadata":{"Microsoft.DSC":{"version":"3.2.3","operation":"test","startDatetime":"2026-07-16T10:00:00+02:00"}},
         "results":[
          {"executionInformation":{"duration":"PT0.25S"},"name":"web","type":"NestedDsc/NestedVirtualization","result":{"desiredState":{"vmName":"x"},
           "actualState":{"vmName":"x","processorCount":2,"reasons":[{"code":"A:B:C","phrase":"Too few."}],"blockers":[{"code":"A:B:D","phrase":"It runs."}]},
           "inDesiredState":false,"differingProperties":["processorCount"]}},
          {"name":"group","type":"Microsoft.DSC/Group","result":[
            {"name":"echo","type":"Test/Echo","result":{"desiredState":{},"actualState":{"reasons":5},"inDesiredState":true,"differingProperties":[]}}]}],
         "messages":[],"hadErrors":false}
        """;

    private const string Set = """
        {"executionInformation":{"version":"3.2.3","operation":"Set"},"results":[
          {"executionInformation":{"restartRequired":[{"system":"HOST"}]},"name":"role","type":"A/B","result":{"beforeState":{},
           "afterState":{"reasons":[{"code":"A:B:RestartPending","phrase":"Restart."}]},"changedProperties":["_exist"]}},
          {"name":"done","type":"A/B","result":{"beforeState":{},"afterState":{"reasons":[{"code":"A:B:Compliant","phrase":"Fine."}]},"changedProperties":null}},
          {"name":"would","type":"A/B","metadata":{"whatIf":["Would x"]},"result":{"beforeState":{},"afterState":{},"changedProperties":["x"]}},
          {"name":"would be refused","type":"A/B","metadata":{"whatIf":["Set would be refused: No."]},"result":{"beforeState":{},
           "afterState":{"reasons":[{"code":"A:B:C","phrase":"It differs."}]},"changedProperties":[]}},
          {"name":"would do nothing","type":"A/B","metadata":{"whatIf":[]},"result":{"beforeState":{},
           "afterState":{"reasons":[{"code":"A:B:Compliant","phrase":"Fine."}]},"changedProperties":[]}}],
         "messages":[{"name":"broken","type":"A/B","message":"It broke.","level":"error"},{"name":"done","type":"A/B","message":"note","level":"warning"}],"hadErrors":true}
        """;

    [Fact]
    public async Task A_test_becomes_a_report()
    {
        Outcome outcome = await RunAsync(Test, "--name", "HV", "--format", "json", "--document", "lab.yaml");
        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        JsonElement report = JsonElement.Parse(outcome.Output);
        Assert.Equal("dsc 3.2.3", report.GetProperty("engine").GetString());
        Assert.Equal("lab.yaml", report.GetProperty("document").GetString());
        JsonElement host = report.GetProperty("hosts")[0];
        Assert.Equal("HV", host.GetProperty("host").GetString());
        Assert.Equal(
            "web notCompliant, group/echo compliant",
            string.Join(", ", host.GetProperty("resources").EnumerateArray().Select(static r => $"{r.GetProperty("name")} {r.GetProperty("verdict")}")));
        Assert.Equal("Too few.", host.GetProperty("resources")[0].GetProperty("reasons")[0].GetProperty("phrase").GetString());
        Assert.Equal("It runs.", host.GetProperty("resources")[0].GetProperty("blockers")[0].GetProperty("phrase").GetString());
    }

    [Fact]
    public async Task A_set_tells_what_is_missing_still()
    {
        Outcome outcome = await RunAsync(Set, "--format", "json");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Error));
        JsonElement report = JsonElement.Parse(outcome.Output);
        Assert.Equal("set", report.GetProperty("operation").GetString());
        JsonElement host = report.GetProperty("hosts")[0];
        Assert.Equal(
            "role notCompliant, done compliant, would notCompliant, would be refused notCompliant, would do nothing compliant, broken error",
            string.Join(", ", host.GetProperty("resources").EnumerateArray().Select(static r => $"{r.GetProperty("name")} {r.GetProperty("verdict")}")));
        Assert.Equal("HOST", host.GetProperty("resources")[0].GetProperty("restartRequired")[0].GetString());
    }

    [Fact]
    public async Task Output_that_windows_powershell_has_redirected_is_read()
    {
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Test)];
        Assert.Equal(1, (await ToolRun.InProcessAsync(["report"], input: utf16)).ExitCode);
    }

    [Theory]
    [InlineData("", "Standard input is empty.")]
    [InlineData("results: []", "line 1, byte 1: it is not valid JSON")]
    [InlineData("{\n \"results\": [\n}", "line 3, byte 1")]
    [InlineData("{\"results\": [], \"results\": []}", "has a property twice")]
    [InlineData("[]", "Standard input: /: it must be an object.")]
    [InlineData("{}", "/: there is no 'results'.")]
    [InlineData("{\"results\": {}}", "/results: it must be an array.")]
    [InlineData("{\"results\": [{\"name\": 5}]}", "/results/0/name: it must be a string.")]
    [InlineData("{\"results\": [{\"name\": \"a\", \"type\": \"b\"}]}", "/results/0: there is no 'result'.")]
    [InlineData("{\"results\": [{\"name\": \"a\", \"type\": \"b\", \"result\": {\"actualState\": 5}}]}", "/results/0/result/actualState: it must be an object.")]
    [InlineData("{\"results\": [{\"name\": \"a\", \"type\": \"b\", \"result\": {\"actualState\": [{\"name\": \"b\", \"type\": \"c\"}]}}]}", "/results/0/result/actualState/0: there is no 'result'.")]
    [InlineData("{\"results\": [{\"name\": \"a\", \"type\": \"b\", \"result\": {\"actualState\": [5]}}]}", "/results/0/result/actualState/0: it must be an object.")]
    [InlineData("{\"results\": [{\"name\": \"a\", \"type\": \"Microsoft.DSC/Assertion\", \"result\": {\"actualState\": {\"resources\": [{\"name\": \"b\", \"type\": \"c\", \"properties\": 5}]}}}]}", "/results/0/result/actualState/resources/0/properties: it must be an object.")]
    [InlineData("{\"results\": [{\"name\": \"\\ud800\", \"type\": \"b\", \"result\": {}}]}", "half of a surrogate pair")]
    public async Task Malformed_output_is_an_error_with_its_place(string text, string message)
    {
        Outcome outcome = await RunAsync(text);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_damage_is_an_error_or_a_report()
    {
        byte[] good = Encoding.UTF8.GetBytes(Set);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, value, cut) =>
            {
                Outcome outcome = ToolRun.InProcessAsync(["report"], input: cut ? good[..at] : [.. good[..at], value, .. good[(at + 1)..]]).GetAwaiter().GetResult();
                Assert.InRange(outcome.ExitCode, 0, 2);
                Assert.NotEqual("", outcome.Output + outcome.Error);
            },
            iter: 400);
    }

    private static Task<Outcome> RunAsync(string text, params string[] options) =>
        ToolRun.InProcessAsync(["report", .. options], input: Encoding.UTF8.GetBytes(text));
}
