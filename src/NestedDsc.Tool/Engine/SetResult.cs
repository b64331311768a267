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
}
