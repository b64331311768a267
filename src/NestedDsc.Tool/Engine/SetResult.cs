using System.Text.Json;

namespace NestedDsc.Tool.Engine;

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
