using System.Reflection;

namespace NestedDsc.TestSupport;

/// <summary>Files of this repository, found from wherever the tests run.</summary>
public static class RepositoryFiles
{
    public static string Root { get; } = typeof(RepositoryFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static a => string.Equals(a.Key, "RepositoryRoot", StringComparison.Ordinal)).Value!;

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string Text(params string[] parts) => File.ReadAllText(Path(parts));
}
