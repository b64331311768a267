using System.Text.Json;

namespace NestedDsc.Documents;

/// <summary>Reads configuration documents of DSC v3, in YAML or JSON.</summary>
public static class ConfigurationReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="path">Path of the file; its content decides whether it is YAML or JSON.</param>
    /// <param name="parameters">Values for its parameters, by name; those that are left out have their default.</param>
    /// <returns>The document.</returns>
    /// <exception cref="DocumentException">The file has mistakes, or needs an engine.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static ConfigurationDocument Read(string path, IReadOnlyDictionary<string, JsonElement> parameters) =>
        throw new NotSupportedException();
}
