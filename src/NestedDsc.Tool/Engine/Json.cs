using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.Tool.Engine;

/// <summary>JSON as it goes to and comes from resources.</summary>
internal static class Json
{
    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>UTF-8 without a byte order mark, in one line.</summary>
    public static byte[] Utf8(JsonObject value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Unescaped))
        {
            value.WriteTo(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The same in a form that lines can be broken in.</summary>
    public static string Readable(JsonNode? value) => value switch
    {
        JsonObject { Count: > 0 } properties =>
            $"{{ {string.Join(", ", properties.Select(static property => $"\"{property.Key}\": {Readable(property.Value)}"))} }}",
        null => "null",
        _ => value.ToJsonString(),
    };

    /// <summary>The JSON value that the text is, or nothing.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The strings of an array of strings, or nothing.</summary>
    public static IReadOnlyList<string>? Strings(JsonElement array) =>
        array.ValueKind is JsonValueKind.Array && array.EnumerateArray().All(static item => item.ValueKind is JsonValueKind.String)
            ? [.. array.EnumerateArray().Select(static item => item.GetString()!)]
            : null;

    /// <summary>A property that is a string, or nothing.</summary>
    public static string? Text(JsonElement value, string property) =>
        value.ValueKind is JsonValueKind.Object
        && value.TryGetProperty(property, out JsonElement text)
        && text.ValueKind is JsonValueKind.String
            ? text.GetString()
            : null;
}
