using System.Globalization;
using System.Text.Json;

namespace NestedDsc.MachineConfiguration.Schemas;

/// <summary>Holds an instance to the JSON Schema of its resource, as far as these schemas go: types, enumerations and ranges.</summary>
/// <remarks>
/// A test holds it to the judgement of a complete validator. Rules between properties and of texts are the resource's own.
/// </remarks>
public static class SchemaChecker
{
    /// <summary>Checks an instance.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="pointer">Where the instance is, as a JSON pointer (RFC 6901); empty for the document itself.</param>
    /// <returns>Its mistakes, each with its place.</returns>
    public static IReadOnlyList<SchemaMistake> Check(JsonElement instance, JsonElement schema, string pointer = "")
    {
        var mistakes = new List<SchemaMistake>();
        Check(instance, schema, pointer, mistakes);
        return mistakes;
    }

    private static void Check(JsonElement instance, JsonElement schema, string pointer, List<SchemaMistake> mistakes)
    {
        string[] types = TypesOf(schema);
        if (types.Length > 0 && !Array.Exists(types, type => IsOf(instance, type)))
        {
            mistakes.Add(new(pointer, $"it must be {Article(types[0])}, not {instance.GetRawText()}."));
            return;
        }

        switch (instance.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(instance, schema, pointer, mistakes);
                break;
            case JsonValueKind.Array:
                CheckItems(instance, schema, pointer, mistakes);
                break;
            case JsonValueKind.String:
                CheckText(instance, pointer, mistakes);
                break;
            case JsonValueKind.Number:
                CheckNumber(instance, schema, pointer, mistakes);
                break;
        }

        CheckChoice(instance, schema, pointer, mistakes);
    }

    private static string[] TypesOf(JsonElement schema) => schema.TryGetProperty("type", out JsonElement type)
        ? type.ValueKind is JsonValueKind.Array ? [.. type.EnumerateArray().Select(static t => t.GetString()!)] : [type.GetString()!]
        : [];

    private static bool IsOf(JsonElement instance, string type) => type switch
    {
        "object" => instance.ValueKind is JsonValueKind.Object,
        "array" => instance.ValueKind is JsonValueKind.Array,
        "string" => instance.ValueKind is JsonValueKind.String,
        "boolean" => instance.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => instance.ValueKind is JsonValueKind.Number && WholeNumber.Is(instance.GetRawText()),
        "number" => instance.ValueKind is JsonValueKind.Number,
        "null" => instance.ValueKind is JsonValueKind.Null,
        _ => throw new NotSupportedException($"The schema has the type '{type}'."),
    };

    private static string Article(string type) => type switch
    {
        "object" => "an object",
        "array" => "an array",
        "string" => "a string",
        "boolean" => "true or false",
        "integer" => "a whole number",
        _ => type,
    };

    private static void CheckObject(JsonElement instance, JsonElement schema, string pointer, List<SchemaMistake> mistakes)
    {
        bool closed = schema.TryGetProperty("additionalProperties", out JsonElement others) && others.ValueKind is JsonValueKind.False;
        bool known = schema.TryGetProperty("properties", out JsonElement properties);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in instance.EnumerateObject())
        {
            string place = $"{pointer}/{property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
            if (!seen.Add(property.Name))
            {
                mistakes.Add(new(place, "it is there twice."));
            }

            if (known && properties.TryGetProperty(property.Name, out JsonElement of))
            {
                Check(property.Value, of, place, mistakes);
            }
            else if (closed)
            {
                mistakes.Add(new(place, $"there is no such property.{Suggestion(property.Name, properties)}"));
            }
        }
    }

    private static string Suggestion(string name, JsonElement properties) =>
        properties.EnumerateObject().Select(static p => p.Name)
            .FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is { } near
            ? $" Its name is '{near}'."
            : "";

    private static void CheckItems(JsonElement instance, JsonElement schema, string pointer, List<SchemaMistake> mistakes)
    {
        if (schema.TryGetProperty("items", out JsonElement of))
        {
            int index = 0;
            foreach (JsonElement item in instance.EnumerateArray())
            {
                Check(item, of, $"{pointer}/{index++}", mistakes);
            }
        }
    }

    private static void CheckText(JsonElement instance, string pointer, List<SchemaMistake> mistakes)
    {
        try
        {
            instance.GetString();
        }
        catch (InvalidOperationException)
        {
            mistakes.Add(new(pointer, "it is no text: it has half a character (a lone surrogate)."));
        }
    }

    private static void CheckNumber(JsonElement instance, JsonElement schema, string pointer, List<SchemaMistake> mistakes)
    {
        if (!instance.TryGetDecimal(out decimal number))
        {
            if (!schema.TryGetProperty("maximum", out _))
            {
                return;
            }

            mistakes.Add(new(pointer, $"{instance.GetRawText()} is beyond every limit."));
            return;
        }

        if (schema.TryGetProperty("minimum", out JsonElement least) && number < least.GetDecimal())
        {
            mistakes.Add(new(pointer, $"it must be at least {Text(least.GetDecimal())}, not {Text(number)}."));
        }

        if (schema.TryGetProperty("maximum", out JsonElement most) && number > most.GetDecimal())
        {
            mistakes.Add(new(pointer, $"it must be at most {Text(most.GetDecimal())}, not {Text(number)}."));
        }

        if (schema.TryGetProperty("multipleOf", out JsonElement step) && number % step.GetDecimal() != 0)
        {
            mistakes.Add(new(pointer, $"it must be a multiple of {Text(step.GetDecimal())}, not {Text(number)}."));
        }
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static void CheckChoice(JsonElement instance, JsonElement schema, string pointer, List<SchemaMistake> mistakes)
    {
        JsonElement[] choices = schema.TryGetProperty("enum", out JsonElement words) ? [.. words.EnumerateArray()] : [];
        if (choices.Length > 0 && !choices.Any(choice => JsonElement.DeepEquals(choice, instance)))
        {
            IEnumerable<string> texts = choices.Where(static c => c.ValueKind is not JsonValueKind.Null).Select(static c => c.GetRawText());
            mistakes.Add(new(pointer, $"it must be {string.Join(" or ", texts)}, not {instance.GetRawText()}."));
        }
    }
}
