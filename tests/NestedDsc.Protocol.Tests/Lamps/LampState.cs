using System.Text.Json;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>The state of a lamp, or that there is none.</summary>
internal sealed class LampState(string name, Lamp? lamp) : IResourceState
{
    public void WriteProperties(Utf8JsonWriter writer)
    {
        writer.WriteString("name", name);
        if (lamp is null)
        {
            writer.WriteBoolean("_exist", value: false);
            return;
        }

        writer.WriteBoolean("on", lamp.On);
        writer.WriteNumber("brightness", lamp.Brightness);
        writer.WriteString("color", lamp.Color);
        writer.WriteNumber("firmware", lamp.Firmware);
        if (lamp.Shade is not null)
        {
            writer.WriteString("shade", lamp.Shade);
        }

        foreach ((string property, string json) in lamp.More)
        {
            writer.WritePropertyName(property);
            writer.WriteRawValue(json);
        }
    }
}
