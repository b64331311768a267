using System.Globalization;
using System.Text.Json;
using NestedDsc.Protocol.Exports;

namespace NestedDsc.Protocol.Manifests;

/// <summary>Writes the resource manifest, for dsc 3.2 and later (the version that introduced <c>whatIfArg</c>).</summary>
public static class ManifestWriter
{
    /// <summary>Writes the manifest.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="resource">The resource.</param>
    public static void Write(Utf8JsonWriter writer, ResourceDescription resource)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(resource);
        writer.WriteStartObject();
        writer.WriteString("$schema"u8, "https://aka.ms/dsc/schemas/v3/bundled/resource/manifest.json"u8);
        writer.WriteString("type"u8, resource.Type);
        writer.WriteString("version"u8, resource.Version);
        writer.WriteString("description"u8, resource.Summary);
        writer.WriteStartArray("tags"u8);
        foreach (string tag in resource.Tags)
        {
            writer.WriteStringValue(tag);
        }

        writer.WriteEndArray();
        using JsonDocument schema = JsonDocument.Parse(resource.ReadSchema());
        WriteMethod(writer, resource, "get");
        WriteMethod(writer, resource, "set");
        WriteMethod(writer, resource, "test");
        WriteMethod(writer, resource, "export", schema.RootElement);
        writer.WriteStartObject("exitCodes"u8);
        foreach ((ExitCode code, string text) in ExitCodes.Of(resource))
        {
            writer.WriteString(((int)code).ToString(CultureInfo.InvariantCulture), text);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("schema"u8);
        // Embedded: a schema command would be one more process for every validation.
        writer.WritePropertyName("embedded"u8);
        schema.RootElement.WriteTo(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteMethod(Utf8JsonWriter writer, ResourceDescription resource, string method, JsonElement? schema = null)
    {
        writer.WriteStartObject(method);
        writer.WriteString("executable"u8, resource.Executable);
        writer.WriteStartArray("args"u8);
        writer.WriteStringValue(method);
        if (method is "set")
        {
            writer.WriteStartObject();
            writer.WriteString("whatIfArg"u8, "--what-if"u8);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("input"u8, "stdin"u8);
        if (method is "set")
        {
            // A set compares before it changes anything, so the engine need not start a test process first.
            writer.WriteBoolean("implementsPretest"u8, true);
            if (resource.HandlesExist)
            {
                writer.WriteBoolean("handlesExist"u8, true);
            }

            writer.WriteString("return"u8, "stateAndDiff"u8);
            writer.WriteString("whatIfReturns"u8, "stateAndDiff"u8);
        }
        else if (method is "test")
        {
            writer.WriteString("return"u8, "stateAndDiff"u8);
        }
        else if (schema is { } instance)
        {
            // dsc 3.2 ignores it and holds a filter to the schema of an instance.
            writer.WriteStartObject("schema"u8);
            writer.WritePropertyName("embedded"u8);
            ExportSchema.Write(writer, instance);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
