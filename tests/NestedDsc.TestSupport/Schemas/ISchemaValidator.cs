namespace NestedDsc.TestSupport.Schemas;

/// <summary>Says whether an instance fits a JSON Schema.</summary>
public interface ISchemaValidator
{
    /// <summary>Validates an instance.</summary>
    /// <param name="json">The instance.</param>
    /// <returns>What does not fit; nothing if the instance is valid.</returns>
    IReadOnlyList<string> Validate(string json);
}
