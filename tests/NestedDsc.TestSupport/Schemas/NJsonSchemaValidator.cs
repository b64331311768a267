#if !JSONSCHEMA_NET
using System.Text.Json;
using System.Text.Json.Nodes;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;

namespace NestedDsc.TestSupport.Schemas;

/// <summary>NJsonSchema, adapted where it leaves draft 2020-12.</summary>
/// <remarks>
/// What is adapted: 4.0 and 4e0 are integers (<see cref="NewtonsoftInstance"/>); lengths count characters, not halves of
/// surrogate pairs; <c>$</c> in a pattern means the end of the text, not also the place before a last line feed. Texts that
/// look like dates stay texts. <c>unevaluatedProperties</c> is unknown to it: schemas that need it can't be checked this way,
/// so it is refused.
/// </remarks>
internal sealed class NJsonSchemaValidator : ISchemaValidator
{
    private readonly JsonSchema _schema;

    public NJsonSchemaValidator(string schema)
    {
        JsonNode adapted = JsonNode.Parse(schema)!;
        Adapt(adapted);
        _schema = JsonSchema.FromJsonAsync(adapted.ToJsonString()).GetAwaiter().GetResult();
    }

    public IReadOnlyList<string> Validate(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JToken instance = NewtonsoftInstance.From(document.RootElement);
        return [.. _schema.Validate(instance).Select(Describe)];
    }

    private static string Describe(ValidationError error) => $"{error.Path}: {error.Kind}";

    private static void Adapt(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject element:
                if (element.ContainsKey("unevaluatedProperties"))
                {
                    throw new NotSupportedException("NJsonSchema does not know unevaluatedProperties.");
                }

                if (element["pattern"] is JsonValue pattern && pattern.TryGetValue(out string? text) && text.EndsWith('$'))
                {
                    element["pattern"] = text[..^1] + @"\z";
                }

                foreach (KeyValuePair<string, JsonNode?> child in element.ToArray())
                {
                    Adapt(child.Value);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    Adapt(item);
                }

                break;
        }
    }
}
#endif
