using System.Text.Json;
using NestedDsc.Protocol.Input;

namespace NestedDsc.Protocol.Exports;

/// <summary>
/// Writes the schema of a filter, which dsc 3.3 and later hold the input of an export to (<c>export.schema</c>): the properties
/// of an instance with nothing but their types, since a text may be a pattern. Those that no export reports have not even
/// that, so that the program can say so.
/// </summary>
internal static class ExportSchema
{
    private static readonly string[] Kept = ["type", "additionalProperties"];

    /// <summary>Writes the schema.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="schema">The schema of an instance.</param>
    public static void Write(Utf8JsonWriter writer, JsonElement schema)
    {
        writer.WriteStartObject();
        if (schema.TryGetProperty("$schema"u8, out JsonElement dialect))
        {
            writer.WriteString("$schema"u8, dialect.GetString());
        }

        WriteParts(writer, schema);
        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, JsonElement schema)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            if (keyword.NameEquals("properties"u8))
            {
                writer.WriteStartObject("properties"u8);
                foreach (JsonProperty property in keyword.Value.EnumerateObject())
                {
                    writer.WriteStartObject(property.Name);
                    if (IsExported(property))
                    {
                        WriteParts(writer, property.Value);
                    }

                    writer.WriteEndObject();
                }

                writer.WriteEndObject();
            }
            else if (keyword.NameEquals("items"u8))
            {
                writer.WriteStartObject("items"u8);
                WriteParts(writer, keyword.Value);
                writer.WriteEndObject();
            }
            else if (Array.Exists(Kept, keyword.NameEquals))
            {
                keyword.WriteTo(writer);
            }
        }
    }

    private static bool IsExported(JsonProperty property) =>
        !Array.Exists(CanonicalProperties.NotExported, property.NameEquals)
        && !(property.Value.TryGetProperty("writeOnly"u8, out JsonElement writeOnly) && writeOnly.ValueKind == JsonValueKind.True);
}
