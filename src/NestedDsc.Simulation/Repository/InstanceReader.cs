using System.Text.Json;

namespace NestedDsc.Simulation.Repository;

/// <summary>Reads the JSON object of one instance into the values of its class's properties.</summary>
internal static class InstanceReader
{
    /// <summary>Reads an instance.</summary>
    /// <param name="instance">An instance that stands in the file.</param>
    /// <param name="wanted">Which properties are wanted, in the order of the class; none for all.</param>
    /// <returns>The values in the order of the class's properties; <see langword="null"/> for those that are not wanted or not there.</returns>
    /// <exception cref="HostFileException">A property is unknown, stands there twice or has a value of another type.</exception>
    public static object?[] Read(InstanceRow instance, ReadOnlySpan<bool> wanted)
    {
        var reader = new Utf8JsonReader(instance.Json, HostFileReader.JsonOptions);
        ClassDefinition definition = instance.Class;
        PropertyDefinition[] properties = definition.Properties;
        object?[] values = new object?[properties.Length];
        object?[]? before = instance.Store.LastRead;
        Span<bool> seen = properties.Length <= 256 ? stackalloc bool[properties.Length] : new bool[properties.Length];
        int next = 0;
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                int index = IndexOf(ref reader, definition, next);
                if (index < 0)
                {
                    throw instance.Error("", $"class {definition.Name} has no property '{reader.GetString()}'");
                }

                if (seen[index])
                {
                    throw instance.Error("", $"property '{properties[index].Name}' stands there twice");
                }

                seen[index] = true;
                next = index + 1;
                reader.Read();
                if (wanted.IsEmpty || wanted[index])
                {
                    object? value = Value(ref reader, properties[index], instance);
                    values[index] = value?.Equals(before?[index]) == true ? before![index] : value;
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (InvalidOperationException e)
        {
            throw instance.Error("", "a text is not valid UTF-8", e);
        }

        instance.Store.LastRead = values;
        return values;
    }

    private static object? Value(ref Utf8JsonReader reader, PropertyDefinition property, InstanceRow instance) =>
        ValueReader.TryRead(ref reader, property, out object? value)
            ? value
            : throw instance.Error($".{property.Name}", $"the value is no {property.Type}{(property.IsArray ? " array" : "")}");

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
