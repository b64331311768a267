using System.Text.Json;
using NestedDsc.Documents.Expressions;
using NestedDsc.Documents.Parameters;
using NestedDsc.Documents.Resources;
using NestedDsc.Documents.Syntax;

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
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ConfigurationDocument Read(string path, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        var mistakes = new MistakeList(path);
        Mapping? root = SourceFile.Read(path, mistakes)?.AsObject("A configuration", mistakes);
        if (root is null)
        {
            throw mistakes.ToException();
        }

        foreach (Entry entry in root.Entries)
        {
            CheckKey(entry, mistakes);
        }

        CheckSchema(root, mistakes);
        ParameterTable table = ParameterTable.Read(root.Find("parameters"), parameters, mistakes);
        IReadOnlyList<ConfiguredResource> resources = Resources(root, new ResourceReader(table, mistakes), mistakes);
        if (resources.Count == 0 && !mistakes.Any)
        {
            // Whoever checks nothing would be compliant with everything.
            mistakes.Add(root.Find("resources")?.Mark ?? root.Mark, "The configuration has no resources.");
        }

        mistakes.ThrowIfAny();
        return new ConfigurationDocument(path, resources);
    }

    private static void CheckKey(Entry entry, MistakeList mistakes)
    {
        switch (entry.Key)
        {
            case "$schema" or "contentVersion" or "metadata" or "parameters" or "resources":
                break;
            case "directives":
                Directives.Check(entry, mistakes);
                break;
            case "functions" or "outputs" or "variables":
                mistakes.Add(entry.Mark, $"'{entry.Key}': {Advice.UseEngine}");
                break;
            default:
                mistakes.Add(entry.Mark, $"A configuration has no property {new Scalar(ScalarKind.Text, entry.Key, entry.Mark).Describe()}.");
                break;
        }
    }

    private static void CheckSchema(Mapping root, MistakeList mistakes)
    {
        if (root.Find("$schema") is { } schema)
        {
            schema.Value.AsText("$schema", mistakes);
        }
        else
        {
            mistakes.Add(root.Mark, "The configuration has no $schema, such as 'https://aka.ms/dsc/schemas/v3/bundled/config/document.json'.");
        }
    }

    private static IReadOnlyList<ConfiguredResource> Resources(Mapping root, ResourceReader reader, MistakeList mistakes)
    {
        return root.Find("resources")?.Value.AsList("resources", mistakes) is { } list
            ? new ResourceOrder([.. list.Items.Select(reader.Read).OfType<ResourceEntry>()], mistakes).Sort()
            : [];
    }
}
