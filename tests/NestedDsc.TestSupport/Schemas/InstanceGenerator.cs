using System.Text.Json.Nodes;
using CsCheck;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Generates instances from a schema.</summary>
/// <param name="schema">The schema.</param>
public sealed class InstanceGenerator(string schema)
{
    private readonly JsonObject _schema = JsonTexts.ParseObject(schema);

    /// <summary>Instances that fit the schema.</summary>
    public Gen<JsonObject> Valid => Object(_schema);

    /// <summary>Instances with one to three changes, most of which make them unfit.</summary>
    public Gen<JsonObject> Mutated => Mutate(Valid);

    /// <summary>The given instances with one to three changes.</summary>
    public Gen<JsonObject> Mutate(Gen<JsonObject> instances) =>
        Gen.Select(instances, InstanceMutation.Any(SchemaPart.AllOf(JsonTexts.Compact(_schema))).Array[1, 3], static (instance, mutations) =>
        {
            foreach (Action<JsonObject> mutate in mutations)
            {
                mutate(instance);
            }

            return instance;
        });

    private static Gen<JsonObject> Object(JsonObject schema)
    {
        if (schema["properties"] is not JsonObject declared)
        {
            return Gen.Select(InstanceValues.Anything, InstanceValues.Anything, static (a, b) => new JsonObject { ["a"] = a, ["b"] = b });
        }

        string[] names = [.. declared.Select(static p => p.Key)];
        Gen<JsonNode?[]> values = All([.. declared.Select(static p => Value(p.Value!.AsObject()))]);
        string[][] choices = Choices(schema);
        string[] required = Names(schema["required"]);
        return Gen.Select(values, Gen.Int[0, 2].Array[names.Length], Gen.Int[0, choices.Length - 1], (all, dice, choice) =>
        {
            var instance = new JsonObject();
            for (int i = 0; i < names.Length; i++)
            {
                if (dice[i] == 0 || required.Contains(names[i], StringComparer.Ordinal) || choices[choice].Contains(names[i], StringComparer.Ordinal))
                {
                    instance[names[i]] = all[i]?.DeepClone();
                }
            }

            return instance;
        });
    }

    private static Gen<JsonNode?> Value(JsonObject schema) => (string?)schema["type"] switch
    {
        "boolean" => Gen.Bool.Select(static flag => (JsonNode?)flag),
        "integer" => InstanceValues.Integer(
            (long?)schema["minimum"] ?? long.MinValue, (long?)schema["maximum"] ?? long.MaxValue, (long?)schema["multipleOf"] ?? 1),
        "string" when schema["enum"] is JsonArray words => Gen.Int[0, words.Count - 1].Select(i => words[i]?.DeepClone()),
        "string" => InstanceValues.Text(schema),
        "array" => Value(schema["items"]!.AsObject()).Array[0, 3]
            .Select(static items => (JsonNode?)new JsonArray([.. items.Select(static item => item?.DeepClone())])),
        _ => Object(schema).Select(static value => (JsonNode?)value),
    };

    // The properties of which at least one set must be there, such as a name or an ID.
    private static string[][] Choices(JsonObject schema) =>
        (schema["anyOf"] ?? schema["oneOf"]) is JsonArray choices ? [.. choices.Select(static c => Names(c!["required"]))] : [[]];

    private static string[] Names(JsonNode? names) => [.. (names?.AsArray() ?? []).Select(static n => (string)n!)];

    private static Gen<T[]> All<T>(Gen<T>[] gens) =>
        gens.Aggregate(Gen.Const(Array.Empty<T>()), static (all, next) => Gen.Select(all, next, static (head, tail) => (T[])[.. head, tail]));
}
