using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NestedDsc.Protocol.Output;

namespace NestedDsc.Protocol.Journal;

/// <summary>An entry of the journal as JSON. What is not exactly of this form is damaged, and never guessed at.</summary>
public static class JournalSerializer
{
    /// <summary>Most bytes of an entry.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Most facts of an entry.</summary>
    public const int MaxFacts = 32;

    // The name that it had at first: what the versions before this one have written is read by this one.
    private const string Format = "nesteddsc-intent/1";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 3 };

    /// <summary>Writes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Write(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("format"u8, Format);
            writer.WriteString("id"u8, entry.Id);
            writer.WriteString("since"u8, entry.Since.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
            writer.WriteString("action"u8, entry.Action);
            writer.WriteStartObject("facts"u8);
            foreach ((string name, string value) in entry.Facts)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="text">The bytes.</param>
    /// <param name="id">The object that it must be about.</param>
    /// <returns>The entry, or <see langword="null"/> if the bytes are none.</returns>
    public static JournalEntry? Read(ReadOnlyMemory<byte> text, Guid id)
    {
        if (text.Length is 0 or > MaxBytes)
        {
            return null;
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(text, Strict);
            JsonElement root = json.RootElement;
            return root.GetProperty("format").GetString() is Format
                && root.GetProperty("id").TryGetGuid(out Guid about) && about == id
                && DateTimeOffset.TryParseExact(
                    root.GetProperty("since").GetString(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset since)
                && root.GetProperty("action").GetString() is { } action
                && Facts(root.GetProperty("facts")) is { } facts
                    ? new JournalEntry(id, since, action, facts)
                    : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private static Dictionary<string, string>? Facts(JsonElement element)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty fact in element.EnumerateObject())
        {
            if (facts.Count == MaxFacts || fact.Value.GetString() is not { } value || !facts.TryAdd(fact.Name, value))
            {
                return null;
            }
        }

        return facts;
    }
}
