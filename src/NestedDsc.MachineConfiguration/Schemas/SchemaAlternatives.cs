using System.Text.Json;

namespace NestedDsc.MachineConfiguration.Schemas;

/// <summary>The parts of a schema that combine others. Their messages name properties rather than rules.</summary>
internal static class SchemaAlternatives
{
    public static void Check(JsonElement instance, JsonElement schema, string pointer, List<SchemaMistake> mistakes)
    {
        foreach (JsonElement part in SchemaChecker.Items(schema, "allOf"))
        {
            mistakes.AddRange(SchemaChecker.Check(instance, part, pointer));
        }

        if (schema.TryGetProperty("not", out JsonElement refused) && SchemaChecker.Check(instance, refused).Count == 0)
        {
            mistakes.Add(new(pointer, Refusal(instance, refused)));
        }

        CheckAny(instance, pointer, [.. SchemaChecker.Items(schema, "anyOf")], mistakes);
        CheckOne(instance, pointer, [.. SchemaChecker.Items(schema, "oneOf")], mistakes);
    }

    private static void CheckAny(JsonElement instance, string pointer, JsonElement[] parts, List<SchemaMistake> mistakes)
    {
        IReadOnlyList<SchemaMistake>[] outcomes = [.. parts.Select(part => SchemaChecker.Check(instance, part, pointer))];
        if (outcomes.Length > 0 && outcomes.All(static outcome => outcome.Count > 0))
        {
            Explain(pointer, parts, outcomes, mistakes);
        }
    }

    private static void CheckOne(JsonElement instance, string pointer, JsonElement[] parts, List<SchemaMistake> mistakes)
    {
        IReadOnlyList<SchemaMistake>[] outcomes = [.. parts.Select(part => SchemaChecker.Check(instance, part, pointer))];
        int fitting = outcomes.Count(static outcome => outcome.Count == 0);
        if (fitting > 1)
        {
            mistakes.Add(new(pointer, $"it is more than one of: {string.Join(", ", parts.Select(Title))}."));
        }
        else if (fitting == 0 && outcomes.Length > 0)
        {
            Explain(pointer, parts, outcomes, mistakes);
        }
    }

    private static void Explain(
        string pointer, JsonElement[] parts, IReadOnlyList<SchemaMistake>[] outcomes, List<SchemaMistake> mistakes)
    {
        string[] names = [.. parts.SelectMany(static part => SchemaChecker.Items(part, "required")).Select(static n => n.GetString()!)];
        if (Array.TrueForAll(parts, static part => part.EnumerateObject().All(static p => p.NameEquals("required"))))
        {
            mistakes.Add(new(pointer, $"give {string.Join(" or ", names)}."));
            return;
        }

        IEnumerable<string> attempts = parts.Zip(outcomes, static (part, outcome) =>
            $"as {Title(part)}: {string.Join(' ', outcome.Select(static m => m.Message))}");
        mistakes.Add(new(pointer, $"it fits none of its forms; {string.Join("; ", attempts)}"));
    }

    private static string Refusal(JsonElement instance, JsonElement refused)
    {
        string[] names =
        [
            .. SchemaChecker.Items(refused, "anyOf").Append(refused)
                .SelectMany(static part => SchemaChecker.Items(part, "required"))
                .Select(static name => name.GetString()!)
                .Where(name => instance.TryGetProperty(name, out _)),
        ];
        return names.Length == 0 ? "it is what it must not be." : $"{string.Join(", ", names)} can't be given here.";
    }

    private static string Title(JsonElement part) => part.TryGetProperty("title", out JsonElement title) ? title.GetString()! : "another form";
}
