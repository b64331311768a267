using System.IO.Enumeration;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>Files of captured hosts, from what the user named.</summary>
internal static class HostFiles
{
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

            string[] found = [.. Below(path)];
            if (found.Length == 0)
            {
                throw new ToolException($"The folder '{path}' has no files of captured hosts (*.json).");
            }

            files.UnionWith(found);
        }

        return [.. files];
    }

    // Links to folders are not followed: they can lead in a circle, or to the same hosts again.
    private static FileSystemEnumerable<string> Below(string folder) => new(
        folder,
        static (ref FileSystemEntry entry) => entry.ToSpecifiedFullPath(),
        new EnumerationOptions { RecurseSubdirectories = true })
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) =>
            !entry.IsDirectory && FileSystemName.MatchesSimpleExpression("*.json", entry.FileName, ignoreCase: OperatingSystem.IsWindows()),
        ShouldRecursePredicate = static (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
    };
}
