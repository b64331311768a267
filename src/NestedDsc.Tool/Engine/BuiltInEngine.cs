using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Protocol;

namespace NestedDsc.Tool.Engine;

/// <summary>Runs a resource by its own code in this process, with the command line and the streams that its executable gets from dsc.</summary>
internal sealed class BuiltInEngine(BuiltInResource resource, IReadOnlyDictionary<string, string> environment) : IResourceEngine
{
    public string Description => $"{ToolProgram.Name} {ToolVersion.Current}, without dsc";

    public string CommandFor(Operation operation) => string.Join(' ', Arguments(operation).Prepend(resource.Description.Executable));

    public Task<JsonElement> GetAsync(JsonObject instance, CancellationToken cancel) =>
        Task.FromResult(Run(Operation.Get, Json.Utf8(instance), cancel)[0]);

    public Task<TestResult> TestAsync(JsonObject instance, CancellationToken cancel)
    {
        JsonElement[] lines = Run(Operation.Test, Json.Utf8(instance), cancel);
        return Task.FromResult(new TestResult(lines[0], lines[0].GetProperty("_inDesiredState").GetBoolean(), Json.Strings(lines[1])!));
    }

    public Task<SetResult> SetAsync(JsonObject instance, CancellationToken cancel) => ChangeAsync(Operation.Set, instance, cancel);

    public Task<SetResult> WhatIfAsync(JsonObject instance, CancellationToken cancel) => ChangeAsync(Operation.WhatIf, instance, cancel);

    public Task<IReadOnlyList<JsonElement>> ExportAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<JsonElement>>(Run(Operation.Export, [], cancel));

    private static string[] Arguments(Operation operation) => operation switch
    {
        Operation.Get => ["get"],
        Operation.Test => ["test"],
        Operation.Set => ["set"],
        Operation.WhatIf => ["set", "--what-if"],
        _ => ["export"],
    };

    // dsc reads the state before a set, and leaves the test to the user.
    private async Task<SetResult> ChangeAsync(Operation operation, JsonObject instance, CancellationToken cancel)
    {
        JsonElement before = await GetAsync(instance, cancel);
        JsonElement[] lines = Run(operation, Json.Utf8(instance), cancel);
        return new SetResult(before, lines[0], Json.Strings(lines[1])!);
    }

    private JsonElement[] Run(Operation operation, byte[] instance, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        int exitCode = resource.Run(
            Arguments(operation),
            new ResourceProcess(() => new MemoryStream(instance), output, error, name => environment.GetValueOrDefault(name)));
        return exitCode == 0
            ? [.. Lines(output).Select(static line => Json.Parse(line)!.Value)]
            : throw OperationException.Failed(
                resource.Description.Executable,
                exitCode,
                ExitCodes.Of(resource.Description).Single(known => (int)known.Code == exitCode).Text,
                [.. Lines(error).Select(TraceLine.Parse).Where(static line => line.IsError).Select(static line => line.Message)]);
    }

    private static string[] Lines(MemoryStream stream) =>
        Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
