using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>JSON that stays within ASCII, so that it comes through whatever carries it.</summary>
internal static class AsciiJson
{
    // The encoder of the library that escapes everything beyond ASCII is the default one.
    public static string Write(JsonNode value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            value.WriteTo(writer);
        }

        return Encoding.ASCII.GetString(stream.ToArray());
    }
}
