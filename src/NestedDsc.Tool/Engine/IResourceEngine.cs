using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.Tool.Engine;

/// <summary>
/// Runs the operations of one resource. A resource that refuses or fails, or that breaks the rules between engine and resource,
/// ends in an <see cref="OperationException"/>.
/// </summary>
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
