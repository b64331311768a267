using System.Text.Json;
using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents;

/// <summary>Reads files with values for the parameters of a document, in YAML or JSON.</summary>
public static class ParameterFile
{
    /// <summary>Reads a file: an object <c>parameters</c> with a value for each name, as the engine takes it.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The values, by name.</returns>
    /// <exception cref="DocumentException">The file has mistakes.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static IReadOnlyDictionary<string, JsonElement> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var mistakes = new MistakeList(path);
        Mapping? root = SourceFile.Read(path, mistakes)?.AsObject("A parameter file", mistakes);
        foreach (Entry entry in (root?.Entries ?? []).Where(static e => e.Key is not "parameters"))
        {
            mistakes.Add(entry.Mark, $"A parameter file holds 'parameters' alone, not {new Scalar(ScalarKind.Text, entry.Key, entry.Mark).Describe()}.");
        }

        if (root is not null && root.Find("parameters") is null)
        {
            mistakes.Add(root.Mark, "A parameter file holds an object 'parameters'.");
        }

        Mapping? values = root?.Find("parameters")?.Value.AsObject("parameters", mistakes);
        mistakes.ThrowIfAny();
        return values!.Entries.ToDictionary(static e => e.Key, static e => NodeJson.ToJson(e.Value), StringComparer.Ordinal);
    }
}
