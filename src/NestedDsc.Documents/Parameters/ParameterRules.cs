using System.Text.Json;

namespace NestedDsc.Documents.Parameters;

/// <summary>What a parameter's value has to be.</summary>
/// <param name="Type">Its type.</param>
/// <param name="AllowedValues">The values it may have; <see langword="null"/> for any.</param>
/// <param name="MinValue">The least number.</param>
/// <param name="MaxValue">The greatest number.</param>
/// <param name="MinLength">The fewest characters or items.</param>
/// <param name="MaxLength">The most characters or items.</param>
internal sealed record ParameterRules(
    ParameterType Type, IReadOnlyList<JsonElement>? AllowedValues, long? MinValue, long? MaxValue, long? MinLength, long? MaxLength)
{
    /// <summary>Checks the type of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>What is wrong; <see langword="null"/> if nothing is.</returns>
    public string? CheckType(JsonElement value)
    {
        bool fits = Type switch
        {
            ParameterType.Text => value.ValueKind == JsonValueKind.String,
            ParameterType.Integer => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            ParameterType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            ParameterType.Object => value.ValueKind == JsonValueKind.Object,
            _ => value.ValueKind == JsonValueKind.Array,
        };
        return fits ? null : $"must be {Name(Type)}, not {JsonTexts.Describe(value)}";
    }

    /// <summary>Checks a value against all rules.</summary>
    /// <param name="value">The value.</param>
    /// <returns>What is wrong; <see langword="null"/> if nothing is.</returns>
    public string? Check(JsonElement value)
    {
        if (CheckType(value) is { } wrong)
        {
            return wrong;
        }

        if (AllowedValues is not null && !AllowedValues.Any(a => JsonElement.DeepEquals(a, value)))
        {
            return $"is {JsonTexts.Describe(value)}, which is not one of {string.Join(", ", AllowedValues.Select(JsonTexts.Describe))}";
        }

        if (Type == ParameterType.Integer)
        {
            return Range(value.GetInt64(), MinValue, MaxValue, "is", "");
        }

        return (Type, value.ValueKind) switch
        {
            (ParameterType.Text, _) => Range(value.GetString()!.EnumerateRunes().Count(), MinLength, MaxLength, "has", " characters"),
            (ParameterType.List, _) => Range(value.GetArrayLength(), MinLength, MaxLength, "has", " items"),
            _ => null,
        };
    }

    private static string? Range(long value, long? least, long? most, string verb, string unit) =>
        value < least ? $"{verb} {value}{unit}; the least is {least}"
        : value > most ? $"{verb} {value}{unit}; the most is {most}"
        : null;

    private static string Name(ParameterType type) => type switch
    {
        ParameterType.Text => "a string",
        ParameterType.Integer => "a whole number",
        ParameterType.Boolean => "true or false",
        ParameterType.Object => "an object",
        _ => "a list",
    };
}
