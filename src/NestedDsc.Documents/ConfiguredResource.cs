using System.Text.Json;

namespace NestedDsc.Documents;

/// <summary>An instance of a resource in a configuration document, with parameters put in.</summary>
/// <param name="Name">Name of the instance; unique among those of the document.</param>
/// <param name="Type">Fully qualified type, such as <c>NestedDsc/NestedVirtualization</c>.</param>
/// <param name="Properties">The desired state, as it goes to the resource: an object.</param>
/// <param name="DependsOn">Names of the instances that come before it.</param>
/// <param name="Location">Where it begins.</param>
public sealed record ConfiguredResource(
    string Name, string Type, JsonElement Properties, IReadOnlyList<string> DependsOn, SourceLocation Location);
