using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Tests.Running;
using TestResult = NestedDsc.Tool.Engine.TestResult;

namespace NestedDsc.Tool.Tests.Engine;

/// <summary>The shapes are those of <c>dsc resource</c> 3.2 and 3.3.</summary>
public sealed class DscEngineTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_instance_goes_to_dsc_by_standard_input()
    {
        await Answering("""{"actualState":{}}""").GetAsync(Instance(), Cancel);

        Assert.Equal("--trace-format json resource get --resource Test/Fake --output-format json --file -", Recorded("arguments"));
        Assert.Equal("""{"vmName":"Zürich"}""", Recorded("input"));
        Assert.Equal("/lab.json", Recorded("host"));
    }

    [Fact]
    public async Task A_what_if_is_a_set_with_its_flag()
    {
        SetResult result = await Answering(
            """{"beforeState":{"a":1},"afterState":{"a":2,"_metadata":{"whatIf":["Would a"]}},"changedProperties":["a"]}""")
            .WhatIfAsync(Instance(), Cancel);

        Assert.StartsWith("--trace-format json resource set -w --resource", Recorded("arguments"), StringComparison.Ordinal);
        Assert.Equal(["Would a"], result.WhatIf);
        Assert.Equal(["a"], result.Changed);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task A_set_may_have_changed_nothing(string changed)
    {
        SetResult result = await Answering($$"""{"beforeState":{"a":1},"afterState":{"a":1},"changedProperties":{{changed}}}""")
            .SetAsync(Instance(), Cancel);

        Assert.Equal(1, result.Before.GetProperty("a").GetInt32());
        Assert.Empty(result.Changed);
        Assert.Empty(result.WhatIf);
    }

    [Fact]
    public async Task A_test_tells_the_verdict_and_the_differences()
    {
        TestResult result = await Answering(
            """{"desiredState":{"a":2},"actualState":{"a":1},"inDesiredState":false,"differingProperties":["a"]}""").TestAsync(Instance(), Cancel);

        Assert.False(result.InDesiredState);
        Assert.Equal(["a"], result.Differing);
        Assert.Equal(1, result.Actual.GetProperty("a").GetInt32());
    }

    [Fact]
    public async Task An_export_is_a_document_whose_names_and_escapes_are_taken_back()
    {
        IReadOnlyList<JsonElement> instances = await Answering(
            """
            {"$schema":"https://aka.ms/dsc/schemas/v3/bundled/config/document.json","contentVersion":"1.0.0","resources":[
              {"type":"Test/Fake","name":"[x]","properties":{"vmName":"[[x]","other":"[[x","n":1},"executionInformation":{"duration":"PT0.1S"}}]}
            """).ExportAsync(Cancel);

        JsonElement instance = Assert.Single(instances);
        Assert.Equal("""{"vmName":"[x]","other":"[[x","n":1,"_name":"[x]"}""", instance.GetRawText());
        Assert.Equal("--trace-format json resource export --resource Test/Fake --output-format json", Recorded("arguments"));
    }

    [Fact]
    public async Task A_failure_of_the_resource_is_told_as_the_resource_told_it()
    {
        const string Exit = "Command: Resource 'fakeresource' [exit code 6] manifest description: Blocked by a precondition";
        DscEngine engine = Failing(
            """{"timestamp":"2026-07-16T10:00:00Z","level":"WARN","fields":{"message":"PID 7: careful"},"target":"dsc_lib"}""",
            """{"timestamp":"2026-07-16T10:00:00Z","level":"ERROR","fields":{"message":"PID 7: VM 'a' runs.\nStop it."},"target":"dsc_lib"}""",
            $$$"""{"timestamp":"2026-07-16T10:00:00Z","level":"ERROR","fields":{"message":"Failed to run process 'fakeresource': {{{Exit}}}"},"target":"dsc_lib"}""",
            $$$"""{"timestamp":"2026-07-16T10:00:00Z","level":"ERROR","fields":{"message":"{{{Exit}}}"},"target":"dsc"}""");

        var error = await Assert.ThrowsAsync<OperationException>(() => engine.SetAsync(Instance(), Cancel));

        Assert.Equal((6, "Blocked by a precondition"), (error.ExitCode, error.ExitText));
        Assert.Equal(["VM 'a' runs.\nStop it."], error.Errors);
    }

    [Fact]
    public async Task An_exit_code_that_the_manifest_does_not_explain_has_no_text()
    {
        DscEngine engine = Failing("""{"level":"ERROR","fields":{"message":"Command: Executable 'fakeresource' [exit code 139] Segmentation fault"}}""");

        var error = await Assert.ThrowsAsync<OperationException>(() => engine.SetAsync(Instance(), Cancel));

        Assert.Equal((139, null), (error.ExitCode, error.ExitText));
    }

    [Fact]
    public async Task A_failure_of_dsc_itself_is_told_as_dsc_told_it()
    {
        DscEngine engine = Failing("""{"level":"ERROR","fields":{"message":"Resource not found: Test/Fake"}}""", "plain text");

        var error = await Assert.ThrowsAsync<OperationException>(() => engine.TestAsync(Instance(), Cancel));

        Assert.Equal("'dsc' ended with exit code 2: Resource not found: Test/Fake plain text", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("actualState: {}")]
    [InlineData("[]")]
    [InlineData("""{"actualState":1}""")]
    [InlineData("""{"actualState":{},"inDesiredState":"yes","differingProperties":[]}""")]
    [InlineData("""{"actualState":{},"inDesiredState":true,"differingProperties":[1]}""")]
    public async Task An_answer_in_another_shape_is_not_accepted(string answer)
    {
        var error = await Assert.ThrowsAsync<OperationException>(() => Answering(answer).TestAsync(Instance(), Cancel));

        Assert.StartsWith("dsc gave an answer that this tool does not understand: ", error.Message, StringComparison.Ordinal);
    }

    private static JsonObject Instance() => new() { ["vmName"] = "Zürich" };

    private DscEngine Answering(string answer)
    {
        _folder.Write("answer", answer + "\n");
        return Engine("cat answer");
    }

    private DscEngine Failing(params string[] messages)
    {
        _folder.Write("messages", string.Join('\n', messages) + "\n");
        return Engine("cat messages >&2; exit 2");
    }

    private DscEngine Engine(string script)
    {
        string dsc = _folder.WriteScript("dsc", "echo \"$@\" > arguments; cat > input; echo $NESTEDDSC_HOST > host\n" + script + "\n");
        return new DscEngine(
            new DscProgram(dsc, "3.2.3"),
            "Test/Fake",
            _folder.Path,
            new Dictionary<string, string> { ["NESTEDDSC_HOST"] = "/lab.json" },
            TimeSpan.FromSeconds(30));
    }

    private string Recorded(string what) => File.ReadAllText(_folder[what]).TrimEnd('\n');
}
