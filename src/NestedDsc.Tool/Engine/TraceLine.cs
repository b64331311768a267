using System.Text.Json;

namespace NestedDsc.Tool.Engine;

/// <summary>A line of standard error, of a resource or of dsc.</summary>
internal sealed record TraceLine(string? Level, string Message)
{
    private static readonly string[] Levels = ["error", "warn", "info", "debug", "trace"];

    public bool IsError => string.Equals(Level, "error", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>{"warn":"..."}</c>, or <c>{"level":"WARN","fields":{"message":"..."}}</c>; any other line is its own message.</summary>
    public static TraceLine Parse(string line)
    {
        if (Json.Parse(line) is not { ValueKind: JsonValueKind.Object } value)
        {
            return new TraceLine(null, line);
        }

        if (Json.Text(value, "level") is { } level
            && value.TryGetProperty("fields", out JsonElement fields)
            && Json.Text(fields, "message") is { } text)
        {
            return new TraceLine(level, text);
        }

        string? known = Array.Find(Levels, name => Json.Text(value, name) is not null);
        return known is null ? new TraceLine(null, line) : new TraceLine(known, Json.Text(value, known)!);
    }
}
