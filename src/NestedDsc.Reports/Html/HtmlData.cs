using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NestedDsc.Protocol.Output;
using NestedDsc.Reports.Content;

namespace NestedDsc.Reports.Html;

/// <summary>
/// The details of a host for the page's script: JSON as the content of a <c>script</c> element. The encoder writes angle
/// brackets, ampersands, quotes and line separators as escapes, so nothing in it can end the element or begin a comment.
/// </summary>
internal static class HtmlData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static ReadOnlySpan<byte> Of(HostResult host)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            Text(writer, "file", host.File);
            Text(writer, "error", host.Error);
            writer.WriteStartArray("resources");
            foreach (ResourceResult resource in host.Resources)
            {
                Write(writer, resource);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, ResourceResult resource)
    {
        writer.WriteStartObject();
        Text(writer, "name", resource.Name);
        Text(writer, "type", resource.Type);
        writer.WriteString("verdict", Words.Key(resource.Verdict));
        Text(writer, "error", resource.Error);
        Text(writer, "location", resource.Location is { } location ? $"{location.File}, line {location.Line}" : null);
        if (resource.ExitCode is { } code)
        {
            writer.WriteNumber("exitCode", code);
        }

        if (resource.Duration is { } duration)
        {
            writer.WriteNumber("seconds", Math.Round((decimal)duration.TotalSeconds, 2));
        }

        Remarks(writer, "reasons", resource.Reasons);
        Remarks(writer, "blockers", resource.Blockers);
        Remarks(writer, "notices", resource.Notices);
        if (resource.RestartRequired.Count > 0)
        {
            Text(writer, "restart", string.Join(", ", resource.RestartRequired));
        }

        Rows(writer, resource);
        writer.WriteEndObject();
    }

    // Each row is [name, desired, actual] or [name, desired, actual, true] if it differs. They are most of the page.
    private static void Rows(Utf8JsonWriter writer, ResourceResult resource)
    {
        writer.WriteStartArray("rows");
        foreach (PropertyRow row in PropertyRows.Of(resource))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(row.Name);
            writer.WriteStringValue(row.Desired);
            writer.WriteStringValue(row.Actual);
            if (row.Differs)
            {
                writer.WriteBooleanValue(true);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void Remarks(Utf8JsonWriter writer, string name, IReadOnlyList<Remark> remarks)
    {
        if (remarks.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (Remark remark in remarks)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(UnicodeText.Visible(remark.Code));
            writer.WriteStringValue(UnicodeText.Visible(remark.Phrase));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, UnicodeText.Visible(text));
        }
    }
}
