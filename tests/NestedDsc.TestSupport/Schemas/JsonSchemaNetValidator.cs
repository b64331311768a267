#if JSONSCHEMA_NET
using System.Text.Json;
using Json.Schema;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>JsonSchema.Net, which follows draft 2020-12 to the letter and needs no adapting.</summary>
internal sealed class JsonSchemaNetValidator : ISchemaValidator
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List };

    private readonly JsonSchema _schema;

    // A registry of its own: the same schema may be built by many tests.
    public JsonSchemaNetValidator(string schema) =>
        _schema = JsonSchema.FromText(schema, new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    public IReadOnlyList<string> Validate(string json)
    {
        using JsonDocument instance = JsonDocument.Parse(json);
        EvaluationResults results = _schema.Evaluate(instance.RootElement, Options);
        if (results.IsValid)
        {
            return [];
        }

        string[] errors =
        [
            .. (results.Details ?? []).Append(results)
                .Where(static part => part.Errors is not null)
                .SelectMany(static part => part.Errors!.Select(error => $"{part.InstanceLocation}: {error.Value}")),
        ];
        return errors.Length > 0 ? errors : ["The instance is not valid."];
    }
}
#endif
