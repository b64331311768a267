namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>A property of an instance that was passed as XML text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">The TYPE attribute.</param>
/// <param name="IsArray">Whether it is a PROPERTY.ARRAY.</param>
/// <param name="Values">Texts of the value or elements; <see langword="null"/> for no value, which means "leave it as it is".</param>
internal sealed record EmbeddedProperty(string Name, string TypeName, bool IsArray, IReadOnlyList<string>? Values);
