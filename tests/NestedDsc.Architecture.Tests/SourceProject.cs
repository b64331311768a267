using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace NestedDsc.Architecture.Tests;

/// <summary>A project under <c>src</c>: what it asks for in its file, and what its compiled code really uses.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Projects">Projects that its file refers to.</param>
/// <param name="Packages">Packages that its file refers to.</param>
/// <param name="Assemblies">Assemblies that its code uses.</param>
/// <param name="Members">Members of types of other assemblies that its code uses, as <c>Namespace.Type.Member</c>.</param>
/// <param name="Libraries">Libraries of the system whose functions its code calls.</param>
internal sealed record SourceProject(
    string Name, IReadOnlySet<string> Projects, IReadOnlySet<string> Packages, IReadOnlySet<string> Assemblies, IReadOnlySet<string> Members, IReadOnlySet<string> Libraries)
{
    public static readonly string Root = typeof(SourceProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
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
        string assembly = Path.Combine(AppContext.BaseDirectory, (xml.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name) + ".dll");
        return new SourceProject(
            name,
            Includes(xml, "ProjectReference").Select(static path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).ToHashSet(),
            Includes(xml, "PackageReference").ToHashSet(),
            Of(assembly, static m => m.AssemblyReferences.Select(handle => m.GetString(m.GetAssemblyReference(handle).Name))),
            Of(assembly, static m => m.MemberReferences.Select(handle => Member(m, m.GetMemberReference(handle))).OfType<string>()),
            Of(assembly, static m => Enumerable.Range(1, m.GetTableRowCount(TableIndex.ModuleRef)).Select(row => m.GetString(m.GetModuleReference(MetadataTokens.ModuleReferenceHandle(row)).Name))));
    }

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(static e => e.Attribute("Include")!.Value);

    // From the metadata: loading an assembly would need everything that it refers to, Windows' parts included.
    private static HashSet<string> Of(string assembly, Func<MetadataReader, IEnumerable<string>> read)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        return [.. read(file.GetMetadataReader())];
    }

    private static string? Member(MetadataReader metadata, MemberReference member)
    {
        if (member.Parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        TypeReference type = metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}.{metadata.GetString(member.Name)}";
    }
}
