using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>Writes a captured host in the format of simulated hosts, <c>nesteddsc-host/1</c>, so that it can be used as one.</summary>
public static class CaptureWriter
{
    private static readonly JsonWriterOptions Indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="tool">What captured it, such as <c>nesteddsc 0.1.0</c>.</param>
    /// <returns>The file, in UTF-8.</returns>
    public static byte[] Write(CapturedHost host, string tool)
    {
        ArgumentNullException.ThrowIfNull(host);
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            string time = host.Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
            writer.WriteStartObject();
            writer.WriteString("format"u8, "nesteddsc-host/1"u8);
            writer.WriteString("computerName"u8, host.ComputerName);
            writer.WriteStartObject("captured"u8);
            writer.WriteString("time"u8, time);
            writer.WriteString("tool"u8, tool);
            writer.WriteBoolean("redacted"u8, host.IsRedacted);
            writer.WriteEndObject();
            writer.WriteStartObject("simulation"u8);
            writer.WriteString("time"u8, time);
            if (host.IsGerman)
            {
                writer.WriteString("language"u8, "de"u8);
            }

            writer.WriteEndObject();
            if (host.Servicing is { } servicing)
            {
                ServicingWriter.Write(writer, servicing, Line);
            }

            writer.WriteStartObject("namespaces"u8);
            foreach (CapturedNamespace ns in host.Namespaces)
            {
                writer.WriteStartObject(ns.Name);
                foreach (FileClass definition in FileClasses.Of(ns))
                {
                    WriteClass(writer, definition);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteClass(Utf8JsonWriter writer, FileClass definition)
    {
        writer.WriteStartObject(definition.Name);
        if (definition.Superclass.Length > 0)
        {
            writer.WriteString("superclass"u8, definition.Superclass);
        }

        if (definition.Keys.Count > 0)
        {
            writer.WriteStartArray("keys"u8);
            foreach (string key in definition.Keys)
            {
                writer.WriteStringValue(key);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartObject("properties"u8);
        foreach (CimProperty property in definition.Properties)
        {
            writer.WriteString(property.Name, CimText.TypeName(property));
        }

        writer.WriteEndObject();
        if (definition.Rows.Count > 0)
        {
            writer.WriteStartArray("instances"u8);
            foreach (CimObject row in definition.Rows)
            {
                Line(writer, line => WriteRow(line, row));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter line, CimObject row)
    {
        foreach (CimProperty property in row.Properties.Where(static p => p.Value is not null and not (double.NaN or float.NaN) && p.Type is not CimType.Instance))
        {
            line.WritePropertyName(property.Name);
            CimText.Write(line, property.Value!);
        }
    }

    // An instance a line, so that files can be compared. Of what is written raw, the writer indents nothing.
    private static void Line(Utf8JsonWriter writer, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write("\n"u8);
        buffer.GetSpan(2 * writer.CurrentDepth)[..(2 * writer.CurrentDepth)].Fill((byte)' ');
        buffer.Advance(2 * writer.CurrentDepth);
        using (var line = new Utf8JsonWriter(buffer, OneLine))
        {
            line.WriteStartObject();
            members(line);
            line.WriteEndObject();
        }

        writer.WriteRawValue(buffer.WrittenSpan);
    }
}
