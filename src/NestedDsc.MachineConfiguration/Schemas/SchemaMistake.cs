namespace NestedDsc.MachineConfiguration.Schemas;

/// <summary>Where and how an instance breaks the schema of its resource.</summary>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901); empty for the instance itself.</param>
/// <param name="Message">What is wrong and what is expected.</param>
public sealed record SchemaMistake(string Pointer, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Pointer.Length == 0 ? $"The instance: {Message}" : $"{Pointer}: {Message}";
}
