using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.Tool.Engine;

/// <summary>Runs a resource through <c>dsc resource</c>.</summary>
internal sealed class DscEngine(
    DscProgram program, string type, string folder, IReadOnlyDictionary<string, string> environment, TimeSpan timeout)
    : IResourceEngine
{
    public string Description => $"dsc {program.Version}: {program.Executable}";

    public string CommandFor(Operation operation) => "dsc " + string.Join(' ', Verb(operation)) + $" -r {type}"
        + (operation is Operation.Export ? "" : " -f -");

    public async Task<JsonElement> GetAsync(JsonObject instance, CancellationToken cancel) =>
        DscAnswer.Get(await RunAsync(Operation.Get, instance, cancel));

    public async Task<TestResult> TestAsync(JsonObject instance, CancellationToken cancel) =>
        DscAnswer.Test(await RunAsync(Operation.Test, instance, cancel));

    public async Task<SetResult> SetAsync(JsonObject instance, CancellationToken cancel) =>
        DscAnswer.Set(await RunAsync(Operation.Set, instance, cancel));

    public async Task<SetResult> WhatIfAsync(JsonObject instance, CancellationToken cancel) =>
        DscAnswer.Set(await RunAsync(Operation.WhatIf, instance, cancel));

    public async Task<IReadOnlyList<JsonElement>> ExportAsync(CancellationToken cancel) =>
        DscAnswer.Export(await RunAsync(Operation.Export, null, cancel));

    private static string[] Verb(Operation operation) => operation switch
    {
        Operation.Get => ["resource", "get"],
        Operation.Test => ["resource", "test"],
        Operation.Set => ["resource", "set"],
        Operation.WhatIf => ["resource", "set", "-w"],
        _ => ["resource", "export"],
    };

    private async Task<JsonElement> RunAsync(Operation operation, JsonObject? instance, CancellationToken cancel)
    {
        // Messages as JSON: the other formats are coloured, or break messages into several lines.
        string[] arguments =
        [
            "--trace-format", "json", .. Verb(operation), "--resource", type, "--output-format", "json",
            .. instance is null ? [] : new[] { "--file", "-" },
        ];
        var command = new ChildCommand(
            program.Executable, arguments, instance is null ? [] : Json.Utf8(instance), folder, environment, timeout);
        ChildResult result = await ChildProcess.RunAsync(command, cancel);
        return result.ExitCode == 0 ? DscAnswer.Document(result.Output) : throw DscFailure.Of(type, result);
    }
}
