using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Input;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Holds a resource's parser to its schema.</summary>
/// <param name="schema">Judges by the schema.</param>
/// <param name="read">Reads an instance with the parser.</param>
/// <param name="isBeyondSchemas">Whether a mistake is one that JSON Schema can't express.</param>
public sealed class ParserAgreement(SchemaValidator schema, Action<InputObject, Verb> read, Func<string, bool> isBeyondSchemas)
{
    /// <summary>Asserts that both accept instances.</summary>
    public void Accepts(Gen<JsonObject> instances) => instances.Sample(
        instance =>
        {
            string json = JsonTexts.Compact(instance);
            Assert.Empty(schema.Validate(json));
            Assert.Empty(SchemaMistakes(json));
        },
        iter: 2_000);

    /// <summary>Asserts that the one accepts what the other does.</summary>
    public void Agrees(Gen<JsonObject> instances) => instances.Sample(
        instance =>
        {
            string json = JsonTexts.Compact(instance);
            string[] byParser = SchemaMistakes(json);
            IReadOnlyList<string> bySchema = schema.Validate(json);
            Assert.True(
                (byParser.Length == 0) == (bySchema.Count == 0),
                $"Parser: {string.Join(" | ", byParser)}\nSchema: {string.Join(" | ", bySchema)}\n{json}");
        },
        iter: 20_000);

    /// <summary>Asserts that instances put both answers to the test.</summary>
    public void IsTriedBothWays(Gen<JsonObject> instances)
    {
        int accepted = 0;
        int all = 0;
        instances.Sample(
            instance =>
            {
                all++;
                accepted += Mistakes(JsonTexts.Compact(instance)).Count == 0 ? 1 : 0;
            },
            iter: 2_000,
            threads: 1);

        Assert.InRange((double)accepted / all, 0.1, 0.9);
    }

    private string[] SchemaMistakes(string json) => [.. Mistakes(json).Where(m => !isBeyondSchemas(m))];

    private IReadOnlyList<string> Mistakes(string json)
    {
        var mistakes = new InputMistakes();
        read(InputDocument.Parse(Encoding.UTF8.GetBytes(json), mistakes), Verb.Get);
        return mistakes.Messages;
    }
}
