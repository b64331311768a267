using System.Buffers;
using System.Text.Json;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Output;

/// <summary>Compares two states as the user would see them.</summary>
internal static class StateComparison
{
    /// <summary>Names every property that differs, with both values.</summary>
    /// <param name="before">The earlier state.</param>
    /// <param name="now">The state now.</param>
    /// <returns>Texts such as <c>vmState is "Off", was "Running"</c>; none if the states are equal.</returns>
    public static IReadOnlyList<string> Changes(IResourceState before, IResourceState now)
    {
        using JsonDocument earlier = Parse(before);
        using JsonDocument later = Parse(now);
        var changes = new List<string>();
        foreach (JsonProperty property in later.RootElement.EnumerateObject())
        {
            bool existed = earlier.RootElement.TryGetProperty(property.Name, out JsonElement was);
            if (!existed || !JsonElement.DeepEquals(was, property.Value))
            {
                changes.Add($"{property.Name} is {property.Value.GetRawText()}, was {(existed ? was.GetRawText() : "not there")}");
            }
        }

        foreach (JsonProperty property in earlier.RootElement.EnumerateObject())
        {
            if (!later.RootElement.TryGetProperty(property.Name, out _))
            {
                changes.Add($"{property.Name} is gone, was {property.Value.GetRawText()}");
            }
        }

        return changes;
    }

    private static JsonDocument Parse(IResourceState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonText.Compact))
        {
            writer.WriteStartObject();
            state.WriteProperties(writer);
            writer.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.WrittenMemory);
    }
}
