using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace NestedDsc.Architecture.Tests;

/// <summary>A project under <c>src</c>: what it asks for in its file, and what its compiled code really uses.</summary>
internal sealed record SourceProject(
    string Name, IReadOnlySet<string> Projects, IReadOnlySet<string> Packages, IReadOnlySet<string> Assemblies)
{
    private static readonly string Root = typeof(SourceProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static a => string.Equals(a.Key, "RepositoryRoot", StringComparison.Ordinal)).Value!;

    public static IReadOnlyDictionary<string, SourceProject> All { get; } =
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Read)
            .ToDictionary(static project => project.Name, StringComparer.Ordinal);

    /// <summary>Projects of this repository that are referenced in the file or used in the code.</summary>
    public IReadOnlySet<string> Own => Projects.Concat(Assemblies.Where(IsOwn))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Assemblies that are neither of this repository nor of the platform.</summary>
    public IReadOnlySet<string> ThirdParties => Packages.Concat(Assemblies.Where(static a => !IsOwn(a) && !IsPlatform(a)))
        .ToHashSet(StringComparer.Ordinal);

    private static bool IsOwn(string assembly) => assembly.StartsWith("NestedDsc.", StringComparison.Ordinal);

    private static bool IsPlatform(string assembly) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, assembly + ".dll"));

    private static SourceProject Read(string file)
    {
        var xml = XDocument.Load(file);
        string name = Path.GetFileNameWithoutExtension(file);
        string assembly = xml.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name;
        return new SourceProject(
            name,
            Includes(xml, "ProjectReference").Select(static path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).ToHashSet(),
            Includes(xml, "PackageReference").ToHashSet(),
            References(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
    }

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(static e => e.Attribute("Include")!.Value);

    // From the metadata: loading an assembly would need everything that it refers to, Windows' parts included.
    private static HashSet<string> References(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToHashSet();
    }
}
