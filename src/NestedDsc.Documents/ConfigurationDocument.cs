namespace NestedDsc.Documents;

/// <summary>A DSC configuration document without anything that only an engine can work out.</summary>
/// <param name="Path">Path of the file, as it was given.</param>
/// <param name="Resources">Its instances in the order in which they are to be processed: dependencies first, otherwise as written.</param>
public sealed record ConfigurationDocument(string Path, IReadOnlyList<ConfiguredResource> Resources);
