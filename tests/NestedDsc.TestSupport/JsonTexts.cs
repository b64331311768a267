using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport;

/// <summary>JSON as text, with letters as they are.</summary>
public static class JsonTexts
{
    private static readonly JsonSerializerOptions CompactOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions IndentedOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n" };

    public static string Compact(JsonNode? node) => node?.ToJsonString(CompactOptions) ?? "null";

    public static string Indented(JsonNode? node) => node?.ToJsonString(IndentedOptions) ?? "null";

    public static JsonObject ParseObject(string json) => JsonNode.Parse(json)!.AsObject();
}
