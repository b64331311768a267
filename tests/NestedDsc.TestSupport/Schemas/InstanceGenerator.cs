using System.Text.Json.Nodes;
using CsCheck;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Generates instances from a schema, and from what the resource knows beyond it.</summary>
/// <param name="schema">The schema.</param>
/// <param name="texts">Texts that the resource takes, by the pointer of their property; others are hostile ones of up to 40 characters.</param>
/// <param name="required">Pointers of properties that their object must have.</param>
public sealed class InstanceGenerator(string schema, IReadOnlyDictionary<string, Gen<string>>? texts = null, params string[] required)
{
    private static readonly string[] OfFindings = [.. new[] { "blockers", "notices", "reasons" }.SelectMany(static f => (string[])[$"/{f}/*/code", $"/{f}/*/phrase"]), "/_restartRequired/*/system"];

    private readonly JsonObject _schema = JsonTexts.ParseObject(schema);

    /// <summary>Instances that fit the schema.</summary>
    public Gen<JsonObject> Valid => Object(_schema, "");

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

    private Gen<JsonObject> Object(JsonObject schema, string pointer)
    {
        if (schema["properties"] is not JsonObject declared)
        {
            return Gen.Select(InstanceValues.Anything, InstanceValues.Anything, static (a, b) => new JsonObject { ["a"] = a, ["b"] = b });
        }

        string[] names = [.. declared.Select(static p => p.Key)];
        bool[] always = [.. names.Select(name => required.Concat(OfFindings).Contains($"{pointer}/{name}", StringComparer.Ordinal))];
        Gen<JsonNode?[]> values = All([.. declared.Select(p => Value(p.Value!.AsObject(), $"{pointer}/{p.Key}"))]);
        return Gen.Select(values, Gen.Int[0, 2].Array[names.Length], (all, dice) =>
        {
            var instance = new JsonObject();
            for (int i = 0; i < names.Length; i++)
            {
                if (dice[i] == 0 || always[i])
                {
                    instance[names[i]] = all[i]?.DeepClone();
                }
            }

            return instance;
        });
    }

    private Gen<JsonNode?> Value(JsonObject schema, string pointer) => SchemaPart.TypeOf(schema) switch
    {
        "boolean" => Gen.Bool.Select(static flag => (JsonNode?)flag),
        "integer" => InstanceValues.Integer(
            (long?)schema["minimum"] ?? long.MinValue, (long?)schema["maximum"] ?? long.MaxValue, (long?)schema["multipleOf"] ?? 1),
        "string" when schema["enum"] is JsonArray words => Gen.Int[0, words.Count(static w => w is not null) - 1].Select(i => words[i]?.DeepClone()),
        "string" => (texts?.GetValueOrDefault(pointer) ?? InstanceValues.HostileText(0, 40)).Select(static text => (JsonNode?)text),
        "array" => Value(schema["items"]!.AsObject(), pointer + "/*").Array[0, 3]
            .Select(static items => (JsonNode?)new JsonArray([.. items.Select(static item => item?.DeepClone())])),
        _ => Object(schema, pointer).Select(static value => (JsonNode?)value),
    };

    private static Gen<T[]> All<T>(Gen<T>[] gens) =>
        gens.Aggregate(Gen.Const(Array.Empty<T>()), static (all, next) => Gen.Select(all, next, static (head, tail) => (T[])[.. head, tail]));
}
