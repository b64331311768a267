using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.Tool.Engine;

/// <summary>Runs the operations of one resource. One that is refused or fails ends in an <see cref="OperationException"/>.</summary>
internal interface IResourceEngine
{
    /// <summary>Which engine this is, for the user.</summary>
    string Description { get; }

    /// <summary>The command that carries out an operation, for the user; the instance goes to its standard input.</summary>
    string CommandFor(Operation operation);

    Task<JsonElement> GetAsync(JsonObject instance, CancellationToken cancel);

    Task<TestResult> TestAsync(JsonObject instance, CancellationToken cancel);

    Task<SetResult> SetAsync(JsonObject instance, CancellationToken cancel);

    /// <summary>What <see cref="SetAsync"/> would do; changes nothing.</summary>
    Task<SetResult> WhatIfAsync(JsonObject instance, CancellationToken cancel);

    Task<IReadOnlyList<JsonElement>> ExportAsync(CancellationToken cancel);
}

/// <summary>What an engine does with a resource.</summary>
internal enum Operation
{
    Get,
    Test,
    Set,
    WhatIf,
    Export,
}

/// <summary>The answer of a test.</summary>
internal sealed record TestResult(JsonElement Actual, bool InDesiredState, IReadOnlyList<string> Differing);

/// <summary>The answer of a set, or of a what-if, where <paramref name="After"/> is a forecast.</summary>
internal sealed record SetResult(JsonElement Before, JsonElement After, IReadOnlyList<string> Changed)
{
    /// <summary>The sentences of a what-if, in the order of execution.</summary>
    public IReadOnlyList<string> WhatIf =>
        After.TryGetProperty("_metadata", out JsonElement metadata)
        && metadata.ValueKind is JsonValueKind.Object
        && metadata.TryGetProperty("whatIf", out JsonElement lines)
            ? Json.Strings(lines) ?? []
            : [];

    /// <summary>Names of the computers that have to restart before the state is complete.</summary>
    public IReadOnlyList<string> RestartRequired =>
        After.TryGetProperty("_restartRequired", out JsonElement restarts) && restarts.ValueKind is JsonValueKind.Array
            ? [.. restarts.EnumerateArray().Select(static entry => Json.Text(entry, "system")).OfType<string>()]
            : [];
}
