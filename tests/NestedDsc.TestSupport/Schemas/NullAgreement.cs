using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Protocol.Input;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Holds a resource's parser to what null means.</summary>
public static class NullAgreement
{
    /// <summary>Asserts that an instance with nulls is valid, and is complained of exactly as one without those properties.</summary>
    /// <param name="instances">Instances that the resource takes.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="read">Reads an instance with the parser.</param>
    public static void Holds(Gen<JsonObject> instances, string schema, Action<InputObject> read)
    {
        ISchemaValidator validator = SchemaValidator.For(schema);
        string[] pointers =
        [
            .. SchemaPart.AllOf(schema).Where(static p => p.IsProperty && !p.Pointer.Contains('*', StringComparison.Ordinal)).Select(static p => p.Pointer),
        ];
        Gen.Select(instances, Gen.Int[0, pointers.Length - 1].Array[1, 6]).Sample(
            (instance, picks) =>
            {
                JsonObject without = instance.DeepClone().AsObject();
                JsonObject with = instance.DeepClone().AsObject();
                foreach (string pointer in picks.Select(i => pointers[i]))
                {
                    string[] names = pointer[1..].Split('/');
                    Owner(without, names)?.Remove(names[^1]);
                    if (Owner(with, names) is { } owner)
                    {
                        owner[names[^1]] = null;
                    }
                }

                Assert.Empty(validator.Validate(JsonTexts.Compact(with)));
                Assert.Equal(Mistakes(without, read), Mistakes(with, read));
            },
            iter: 2_000);
    }

    private static JsonObject? Owner(JsonObject root, string[] names) => names.Length == 1 ? root : root[names[0]] as JsonObject;

    private static IReadOnlyList<string> Mistakes(JsonObject instance, Action<InputObject> read)
    {
        var mistakes = new InputMistakes();
        read(InputDocument.Parse(Encoding.UTF8.GetBytes(JsonTexts.Compact(instance)), mistakes));
        return mistakes.Messages;
    }
}
