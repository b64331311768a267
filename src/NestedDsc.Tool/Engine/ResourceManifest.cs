namespace NestedDsc.Tool.Engine;

/// <summary>What a <c>*.dsc.resource.json</c> says about running a resource.</summary>
internal sealed record ResourceManifest(
    string File,
    string Type,
    string Version,
    IReadOnlyDictionary<Operation, ManifestMethod> Methods,
    IReadOnlyDictionary<int, string> ExitCodes)
{
    public const string Pattern = "*.dsc.resource.json";

    /// <summary>The folder of the manifest, which the resource runs in.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>The manifest of a type in a folder.</summary>
    public static ResourceManifest Find(string folder, string type)
    {
        var manifests = Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal).Select(ManifestReader.Read).ToList();
        return manifests.Find(manifest => string.Equals(manifest.Type, type, StringComparison.OrdinalIgnoreCase))
            ?? throw new ToolException(
                $"There is no manifest of '{type}' in '{folder}'. The resources and their manifests belong beside this tool.");
    }

    public ManifestMethod Method(Operation operation) =>
        Methods.GetValueOrDefault(operation is Operation.WhatIf ? Operation.Set : operation)
        ?? throw new ToolException($"'{File}': the resource has no '{operation.ToString().ToLowerInvariant()}'.");
}
