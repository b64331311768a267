using System.Text.Json;
using Json.Schema;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>Says whether an instance fits a JSON Schema (draft 2020-12 where the schema names no other).</summary>
/// <remarks>Formats are asserted, as whoever writes one into a schema means it.</remarks>
public sealed class SchemaValidator
{
    // The verdict alone ends at the first mistake and keeps no place of any.
    private static readonly EvaluationOptions Verdict = new() { OutputFormat = OutputFormat.Flag, RequireFormatValidation = true };

    private static readonly EvaluationOptions Places = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonSchema _schema;

    // A registry of its own: the same schema may be built by many tests.
    private SchemaValidator(string schema) => _schema = JsonSchema.FromText(
        ValidatorCorrections.OfSchema(schema), new BuildOptions { Dialect = Dialect.Draft202012, SchemaRegistry = new SchemaRegistry() });

    /// <summary>Makes a validator.</summary>
    /// <param name="schema">Text of the schema.</param>
    /// <returns>The validator.</returns>
    public static SchemaValidator For(string schema) => new(schema);

    /// <summary>Validates an instance.</summary>
    /// <param name="json">The instance.</param>
    /// <returns>What does not fit, each with its place and the keyword that says so; nothing if the instance is valid.</returns>
    public IReadOnlyList<string> Validate(string json)
    {
        using JsonDocument instance = JsonDocument.Parse(ValidatorCorrections.OfInstance(json));
        return _schema.Evaluate(instance.RootElement, Verdict).IsValid ? [] : Mistakes(_schema.Evaluate(instance.RootElement, Places));
    }

    /// <summary>Whether an instance is valid.</summary>
    /// <param name="json">The instance.</param>
    /// <returns>Whether it is.</returns>
    public bool IsValid(string json)
    {
        using JsonDocument instance = JsonDocument.Parse(ValidatorCorrections.OfInstance(json));
        return _schema.Evaluate(instance.RootElement, Verdict).IsValid;
    }

    private static string[] Mistakes(EvaluationResults results)
    {
        string[] mistakes =
        [
            .. (results.Details ?? []).Append(results)
                .Where(static part => !part.IsValid && part.Errors is not null)
                .SelectMany(static part => part.Errors!.Select(error =>
                    $"{part.InstanceLocation}: {error.Value} ({part.EvaluationPath}/{error.Key})".Replace("/)", ")", StringComparison.Ordinal)))
                .Distinct(StringComparer.Ordinal),
        ];
        return mistakes.Length > 0 ? mistakes : ["The instance is not valid."];
    }
}
