namespace NestedDsc.TestSupport.Schemas;

/// <summary>Makes the validator that the build has chosen (property <c>UseJsonSchemaNet</c>).</summary>
public static class SchemaValidator
{
    public static ISchemaValidator For(string schema) =>
#if JSONSCHEMA_NET
        new JsonSchemaNetValidator(schema);
#else
        new NJsonSchemaValidator(schema);
#endif

    public static bool IsValid(this ISchemaValidator validator, string json)
    {
        ArgumentNullException.ThrowIfNull(validator);
        return validator.Validate(json).Count == 0;
    }
}
