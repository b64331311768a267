using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;
using NestedDsc.Tool.Tests.Running;
using TestResult = NestedDsc.Tool.Engine.TestResult;

namespace NestedDsc.Tool.Tests.Engine;

public sealed class BuiltInEngineTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    private static JsonObject Web => new() { ["vmName"] = "lab-web01", ["exposeVirtualizationExtensions"] = true };

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_set_tells_the_state_before_and_after_and_what_changed()
    {
        IResourceEngine engine = await OpenAsync();

        SetResult result = await engine.SetAsync(Web, Cancel);

        Assert.Equal((false, true), (IsExposed(result.Before), IsExposed(result.After)));
        Assert.Equal(["exposeVirtualizationExtensions"], result.Changed);
        Assert.True(IsExposed(await engine.GetAsync(Web, Cancel)));
        Assert.True((await engine.TestAsync(Web, Cancel)).InDesiredState);
    }

    [Fact]
    public async Task A_what_if_tells_what_it_would_do_and_changes_nothing()
    {
        byte[] before = await File.ReadAllBytesAsync(_host.FilePath, Cancel);
        IResourceEngine engine = await OpenAsync();

        SetResult result = await engine.WhatIfAsync(Web, Cancel);

        Assert.NotEmpty(result.WhatIf);
        Assert.Equal(["exposeVirtualizationExtensions"], result.Changed);
        TestResult test = await engine.TestAsync(Web, Cancel);
        Assert.False(test.InDesiredState);
        Assert.Equal(["exposeVirtualizationExtensions"], test.Differing);
        Assert.Equal(before, await File.ReadAllBytesAsync(_host.FilePath, Cancel));
    }

    [Fact]
    public async Task A_refusal_has_the_exit_code_its_text_and_the_messages()
    {
        IResourceEngine engine = await OpenAsync();

        var error = await Assert.ThrowsAsync<OperationException>(() => engine.SetAsync(
            new JsonObject { ["vmName"] = "lab-sql01", ["exposeVirtualizationExtensions"] = true }, Cancel));

        Assert.Equal(6, error.ExitCode);
        Assert.StartsWith("Blocked by a precondition; nothing was changed.", error.ExitText, StringComparison.Ordinal);
        Assert.Contains("VM 'lab-sql01' is running", Assert.Single(error.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_that_it_shows_are_those_of_the_executable()
    {
        IResourceEngine engine = await OpenAsync();

        Assert.Equal(
            ["get", "test", "set", "set --what-if", "export"],
            Enum.GetValues<Operation>().Select(operation => engine.CommandFor(operation).Replace("nestedvirtualization ", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_cancelled_operation_is_not_begun()
    {
        IResourceEngine engine = await OpenAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => engine.SetAsync(Web, new CancellationToken(canceled: true)));

        Assert.False(IsExposed(await engine.GetAsync(Web, Cancel)));
    }

    private static bool IsExposed(JsonElement state) => state.GetProperty("exposeVirtualizationExtensions").GetBoolean();

    private Task<IResourceEngine> OpenAsync() => EngineFactory.OpenAsync(
        "built-in",
        "nesteddsc/NESTEDVIRTUALIZATION",
        _host.FilePath,
        new ToolProcess(Terminals.Create(TextWriter.Null, 80, plain: true), Plain: true, TextWriter.Null, static _ => null, ToolRun.Folder),
        Cancel);
}
