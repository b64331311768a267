using System.Text.Json;

namespace NestedDsc.Simulation.Repository;

/// <summary>Reads the JSON object of one instance into the values of its class's properties.</summary>
internal static class InstanceReader
{
    /// <exception cref="HostFileException">A property is unknown, stands there twice or has a value of another type.</exception>
    public static object?[] Read(ReadOnlySpan<byte> text, ClassDefinition definition, string file, int number, string ns)
    {
        var reader = new Utf8JsonReader(text, HostFileReader.JsonOptions);
        PropertyDefinition[] properties = definition.Properties;
        object?[] values = new object?[properties.Length];
        Span<bool> seen = properties.Length <= 256 ? stackalloc bool[properties.Length] : new bool[properties.Length];
        int next = 0;
        string Place() => $"{ns} {definition.Name} instances[{number}]";
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                int index = IndexOf(ref reader, definition, next);
                if (index < 0)
                {
                    throw new HostFileException(file, Place(), $"class {definition.Name} has no property '{reader.GetString()}'");
                }

                PropertyDefinition property = properties[index];
                if (seen[index])
                {
                    throw new HostFileException(file, Place(), $"property '{property.Name}' stands there twice");
                }

                seen[index] = true;
                next = index + 1;
                reader.Read();
                if (!ValueReader.TryRead(ref reader, property, out values[index]))
                {
                    throw new HostFileException(
                        file, $"{Place()}.{property.Name}", $"the value is no {property.Type}{(property.IsArray ? " array" : "")}");
                }
            }
        }
        catch (InvalidOperationException e)
        {
            throw new HostFileException(file, Place(), "a text is not valid UTF-8", e);
        }

        return values;
    }

    /// <summary>Instances usually give their properties in the order of the class: try that first.</summary>
    private static int IndexOf(ref Utf8JsonReader reader, ClassDefinition definition, int next)
    {
        for (int i = next; i < definition.Properties.Length && i < next + 4; i++)
        {
            if (reader.ValueTextEquals(definition.Properties[i].Utf8Name))
            {
                return i;
            }
        }

        return definition.IndexOf(reader.GetString()!);
    }
}
