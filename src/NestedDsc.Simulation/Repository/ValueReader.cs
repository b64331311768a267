using System.Text.Json;
using NestedDsc.Cim;

namespace NestedDsc.Simulation.Repository;

/// <summary>Reads JSON values as CIM values of a declared type.</summary>
internal static class ValueReader
{
    /// <summary>Reads the value at which the reader stands.</summary>
    /// <param name="reader">The reader; afterwards it stands at the end of the value.</param>
    /// <param name="property">The declaration that gives the type.</param>
    /// <param name="value">The value; <see langword="null"/> for JSON's null.</param>
    /// <returns>Whether the value is of the type.</returns>
    public static bool TryRead(ref Utf8JsonReader reader, PropertyDefinition property, out object? value)
    {
        value = null;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (!property.IsArray)
        {
            value = Scalar(ref reader, property.Type);
            return value is not null;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        var elements = new List<object>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Scalar(ref reader, property.Type) is not { } element)
            {
                return false;
            }

            elements.Add(element);
        }

        value = CimValues.ArrayOf(property.Type, elements);
        return true;
    }

    private static object? Scalar(ref Utf8JsonReader reader, CimType type) => reader.TokenType switch
    {
        JsonTokenType.True => type == CimType.Boolean ? true : null,
        JsonTokenType.False => type == CimType.Boolean ? false : null,
        JsonTokenType.String when type is CimType.String or CimType.DateTime or CimType.Char16 or CimType.Reference =>
            CimValues.FromText(type, reader.GetString()!),
        JsonTokenType.Number => Number(ref reader, type),
        _ => null,
    };

    private static object? Number(ref Utf8JsonReader reader, CimType type)
    {
        switch (type)
        {
            case CimType.Real32:
                return reader.TryGetSingle(out float single) ? single : null;
            case CimType.Real64:
                return reader.TryGetDouble(out double real) ? real : null;
            default:
                return reader.TryGetInt64(out long signed) ? CimValues.Integer(type, signed)
                    : reader.TryGetUInt64(out ulong unsigned) ? CimValues.Integer(type, unsigned)
                    : null;
        }
    }
}
