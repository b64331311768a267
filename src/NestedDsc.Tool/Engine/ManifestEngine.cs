using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.Tool.Engine;

/// <summary>Runs a resource by its manifest, as DSC's engine does for <c>dsc resource</c>.</summary>
internal sealed class ManifestEngine(
    ResourceManifest manifest, ExecutableFinder finder, IReadOnlyDictionary<string, string> environment, TimeSpan timeout)
    : IResourceEngine
{
    public string Description => $"manifest, without dsc: {Executable(Operation.Get)}";

    public string CommandFor(Operation operation)
    {
        ManifestMethod method = manifest.Method(operation);
        return string.Join(' ', method.Build("", operation is Operation.WhatIf).Prepend(method.Executable));
    }

    public async Task<JsonElement> GetAsync(JsonObject instance, CancellationToken cancel) =>
        ResourceAnswer.State(await RunAsync(Operation.Get, Json.Utf8(instance), cancel));

    public async Task<TestResult> TestAsync(JsonObject instance, CancellationToken cancel) =>
        ResourceAnswer.Test(await RunAsync(Operation.Test, Json.Utf8(instance), cancel));

    public Task<SetResult> SetAsync(JsonObject instance, CancellationToken cancel) =>
        ChangeAsync(Operation.Set, instance, cancel);

    public Task<SetResult> WhatIfAsync(JsonObject instance, CancellationToken cancel) =>
        manifest.Method(Operation.WhatIf).HasWhatIf
            ? ChangeAsync(Operation.WhatIf, instance, cancel)
            : throw new ToolException($"'{manifest.File}': the resource has no what-if.");

    public async Task<IReadOnlyList<JsonElement>> ExportAsync(CancellationToken cancel) =>
        ResourceAnswer.Instances(await RunAsync(Operation.Export, [], cancel));

    // The engine always reads the state before a set, and leaves the test to the user.
    private async Task<SetResult> ChangeAsync(Operation operation, JsonObject instance, CancellationToken cancel)
    {
        JsonElement before = await GetAsync(instance, cancel);
        (JsonElement after, IReadOnlyList<string> changed) =
            ResourceAnswer.StateAndDiff(await RunAsync(operation, Json.Utf8(instance), cancel));
        return new SetResult(before, after, changed);
    }

    private async Task<byte[]> RunAsync(Operation operation, byte[] instance, CancellationToken cancel)
    {
        ManifestMethod method = manifest.Method(operation);
        var command = new ChildCommand(
            Executable(operation),
            method.Build(Encoding.UTF8.GetString(instance), operation is Operation.WhatIf),
            method.ReadsInput ? instance : [],
            manifest.Folder,
            environment,
            timeout);
        ChildResult result = await ChildProcess.RunAsync(command, cancel);
        return result.ExitCode == 0
            ? result.Output
            : throw OperationException.Failed(
                method.Executable, result.ExitCode, manifest.ExitCodes.GetValueOrDefault(result.ExitCode), Errors(result));
    }

    // Text that is not in the form of a message counts only where the manifest has no text for the exit code.
    private List<string> Errors(ChildResult result)
    {
        var lines = result.ErrorLines.Select(TraceLine.Parse).ToList();
        bool plain = !manifest.ExitCodes.ContainsKey(result.ExitCode);
        return [.. lines.Where(line => line.IsError || (plain && line.Level is null)).Select(static line => line.Message)];
    }

    private string Executable(Operation operation)
    {
        string name = manifest.Method(operation).Executable;
        return finder.Find(name, manifest.Folder)
            ?? throw new ToolException(
                $"'{name}' is neither on PATH nor in '{manifest.Folder}'. The resources belong beside this tool.");
    }
}
