using System.Buffers;
using System.Text.Json;

namespace NestedDsc.Documents.Syntax;

/// <summary>Turns values into JSON.</summary>
internal static class NodeJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2 * SourceFile.DeepestNesting,
    };

    /// <summary>Writes a value.</summary>
    /// <param name="node">The value.</param>
    /// <param name="replace">Gives what stands for a text, or <see langword="null"/> for the text itself.</param>
    /// <returns>The value as JSON.</returns>
    public static JsonElement ToJson(Node node, Func<Scalar, JsonElement?>? replace = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, node, replace);
        }

        return JsonElement.Parse(buffer.WrittenSpan, new JsonDocumentOptions { MaxDepth = 2 * SourceFile.DeepestNesting });
    }

    private static void Write(Utf8JsonWriter writer, Node node, Func<Scalar, JsonElement?>? replace)
    {
        switch (node)
        {
            case Mapping mapping:
                writer.WriteStartObject();
                foreach (Entry entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Write(writer, entry.Value, replace);
                }

                writer.WriteEndObject();
                break;
            case Sequence sequence:
                writer.WriteStartArray();
                foreach (Node item in sequence.Items)
                {
                    Write(writer, item, replace);
                }

                writer.WriteEndArray();
                break;
            case Scalar { Kind: ScalarKind.Text } text when replace?.Invoke(text) is { } other:
                other.WriteTo(writer);
                break;
            case Scalar { Kind: ScalarKind.Text } text:
                writer.WriteStringValue(text.Text);
                break;
            case Scalar scalar:
                writer.WriteRawValue(scalar.Text, skipInputValidation: true);
                break;
        }
    }
}
