using System.Text.Json;
using NestedDsc.Protocol.Input;

namespace NestedDsc.Protocol.Exports;

/// <summary>
/// What instances of an export have to be like: every property that the filter gives must fit. Texts are patterns, see
/// <see cref="Wildcard"/>; numbers compare as numbers; an object fits if its given members do; an array fits if each of its
/// elements fits one of the instance's, and an empty one if the instance's is empty. <see langword="null"/> is not filtered by.
/// </summary>
public sealed class ExportFilter
{
    private readonly JsonProperty[] _wanted;

    /// <summary>Takes a filter whose values were checked.</summary>
    /// <param name="input">The filter as it was given.</param>
    public ExportFilter(InputObject input)
    {
        ArgumentNullException.ThrowIfNull(input);

        // The engine adds metadata of the configuration to every input.
        _wanted = [.. Given(input.Element).Where(static p => !p.NameEquals("_metadata"u8))];
    }

    /// <summary>Whether it fits everything.</summary>
    public bool IsEmpty => _wanted.Length == 0;

    /// <summary>Whether one of several properties is filtered by.</summary>
    /// <param name="names">Names of the properties.</param>
    /// <returns><see langword="true"/> if one is.</returns>
    public bool HasAny(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Find(name) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a text that is known already fits, so that an instance need not be read to find out that it does not.
    /// </summary>
    /// <param name="name">Name of the property.</param>
    /// <param name="value">Its value.</param>
    /// <returns><see langword="true"/> if the property is not filtered by, or fits.</returns>
    public bool Fits(string name, string value) => Find(name) is not { } wanted || Wildcard.Fits(wanted.GetString(), value);

    /// <summary>Whether an instance fits.</summary>
    /// <param name="state">The instance as an export writes it.</param>
    /// <returns><see langword="true"/> if every property that is filtered by fits.</returns>
    internal bool Fits(ReadOnlyMemory<byte> state)
    {
        using JsonDocument document = JsonDocument.Parse(state);
        return Fits(_wanted, document.RootElement);
    }

    private static bool Fits(IEnumerable<JsonProperty> wanted, JsonElement actual)
    {
        foreach (JsonProperty property in wanted)
        {
            if (!actual.TryGetProperty(property.Name, out JsonElement value) || !Fits(property.Value, value))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(JsonElement wanted, JsonElement actual)
    {
        if (wanted.ValueKind != actual.ValueKind)
        {
            return false;
        }

        return wanted.ValueKind switch
        {
            JsonValueKind.String => Wildcard.Fits(wanted.GetString(), actual.GetString()),
            JsonValueKind.Number => WholeNumber.TryRead(wanted.GetRawText(), out long one, out _)
                && WholeNumber.TryRead(actual.GetRawText(), out long other, out _)
                && one == other,
            JsonValueKind.Object => Fits(Given(wanted), actual),
            JsonValueKind.Array when wanted.GetArrayLength() == 0 => actual.GetArrayLength() == 0,
            JsonValueKind.Array => wanted.EnumerateArray().All(element => actual.EnumerateArray().Any(item => Fits(element, item))),
            _ => true,
        };
    }

    private static IEnumerable<JsonProperty> Given(JsonElement element) =>
        element.EnumerateObject().Where(static p => p.Value.ValueKind != JsonValueKind.Null);

    private JsonElement? Find(string name)
    {
        foreach (JsonProperty property in _wanted)
        {
            if (property.NameEquals(name))
            {
                return property.Value;
            }
        }

        return null;
    }
}
