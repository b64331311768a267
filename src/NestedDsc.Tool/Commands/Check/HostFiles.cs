namespace NestedDsc.Tool.Commands.Check;

/// <summary>Files of captured hosts, from what the user named.</summary>
internal static class HostFiles
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true };

    /// <summary>Finds the files.</summary>
    /// <param name="named">Files, and folders whose <c>*.json</c> files are meant, at any depth.</param>
    /// <returns>Each file once, in ordinal order of the paths.</returns>
    /// <exception cref="ToolException">Something is not there, or a folder is empty.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> named)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string path in named)
        {
            if (!Directory.Exists(path))
            {
                files.Add(File.Exists(path) ? path : throw new ToolException($"'{path}' is neither a file nor a folder."));
                continue;
            }

            int before = files.Count;
            files.UnionWith(Directory.EnumerateFiles(path, "*.json", Everywhere));
            if (files.Count == before && !Directory.EnumerateFiles(path, "*.json", Everywhere).Any())
            {
                throw new ToolException($"The folder '{path}' has no files of captured hosts (*.json).");
            }
        }

        return [.. files];
    }
}
