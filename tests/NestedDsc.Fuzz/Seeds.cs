using System.Text;
using System.Text.Json;
using NestedDsc.Documents;
using NestedDsc.MachineConfiguration.Modules;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.TestSupport;

namespace NestedDsc.Fuzz;

/// <summary>What the repository's own examples and hosts give to begin with.</summary>
internal static class Seeds
{
    /// <summary>Stands between the parts of a package.</summary>
    public const byte Separator = 0;

    private const string Name = "lab";

    /// <summary>Every example of a configuration, as it is.</summary>
    public static IReadOnlyList<byte[]> Documents { get; } = [.. Examples().Select(File.ReadAllBytes)];

    /// <summary>The smaller hosts; the large ones have nothing else, only more of it.</summary>
    public static IReadOnlyList<byte[]> Hosts { get; } =
        [File.ReadAllBytes(HostFiles.GuestHome), File.ReadAllBytes(HostFiles.GuestPro), File.ReadAllBytes(HostFiles.LabL1)];

    /// <summary>A configuration of every resource, as the agent of Azure Machine Configuration reads it.</summary>
    public static byte[] Mof { get; } = Encoding.Latin1.GetBytes(ConfigurationMof.Write(Request()));

    /// <summary>What is read of a package, one after the other with <see cref="Separator"/> between: configuration, metaconfig, manifest.</summary>
    public static byte[] PackageParts { get; } = [.. Mof, Separator, .. Metaconfig, Separator, .. Manifest];

    /// <summary>A package without the programs.</summary>
    public static byte[] Zip { get; } = PackageZip.Write(Package(Mof, Metaconfig, Manifest));

    /// <summary>Command lines with what can be in the environment.</summary>
    public static IReadOnlyList<byte[]> Arguments { get; } =
    [
        ProcessFeed.Of("get", "--input", """{"vmName":"l2-app01"}""", "DSC_TRACE_LEVEL=trace"),
        ProcessFeed.Of("set", "--what-if", "-i", """{"switchName":"New","switchType":"internal"}""", "NESTEDDSC_LATENCY=call=20,instance=0.1"),
        ProcessFeed.Of("set", "--input", """{"vmName":"l2-app01","processorCount":2,"whenRunning":"turnOff"}""", "NESTEDDSC_FAULT=call=4,after,exception=Failed"),
        ProcessFeed.Of("test", "NESTEDDSC_FAULT=method=Query,nth=1,exception=InvalidNamespace", "NESTEDDSC_HOST=host.json"),
        ProcessFeed.Of("export", "--input", """{"vmName":"*"}""", "NESTEDDSC_HOST=missing.json"),
        ProcessFeed.Of("schema"), ProcessFeed.Of("manifest"), ProcessFeed.Of("--version"), ProcessFeed.Of("--help"), ProcessFeed.Of("", ""),
    ];

    private static ReadOnlySpan<byte> Metaconfig => """{"Type":"AuditAndSet","Version":"1.0.0"}"""u8;

    private static byte[] Manifest => Encoding.UTF8.GetBytes($"@{{ ModuleVersion = '{ModuleFiles.Version}' }}");

    /// <summary>The files of a package.</summary>
    public static IReadOnlyList<PackageFile> Package(ReadOnlySpan<byte> mof, ReadOnlySpan<byte> metaconfig, ReadOnlySpan<byte> manifest) =>
    [
        new PackageFile($"{Name}.mof", mof.ToArray(), IsExecutable: false),
        new PackageFile($"{Name}.metaconfig.json", metaconfig.ToArray(), IsExecutable: false),
        new PackageFile($"Modules/{ModuleFiles.Name}/{ModuleFiles.Name}.psm1", "# The module."u8.ToArray(), IsExecutable: false),
        new PackageFile($"Modules/{ModuleFiles.Name}/{ModuleFiles.Name}.psd1", manifest.ToArray(), IsExecutable: false),
    ];

    /// <summary>The instances of a resource in the examples.</summary>
    /// <param name="type">The resource's type.</param>
    public static IEnumerable<byte[]> Instances(string type) =>
        Configured().Where(r => string.Equals(r.Type, type, StringComparison.OrdinalIgnoreCase)).Select(static r => Encoding.UTF8.GetBytes(r.Properties.GetRawText()));

    private static PackageRequest Request() => new(
        Name, "1.0.0", PackageType.AuditAndSet, 15, [.. Configured().DistinctBy(static r => r.Type).Select(static r => new InstanceReader(static (_, _) => []).Read(r.Type, r.Properties))]);

    private static IEnumerable<ConfiguredResource> Configured() => Examples()
        .SelectMany(static file => ConfigurationReader.Read(file, new Dictionary<string, JsonElement>(StringComparer.Ordinal)).Resources)
        .Where(static r => r.Type.StartsWith("NestedDsc/", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Examples() =>
        Directory.EnumerateFiles(RepositoryFiles.Path("resources"), "*.dsc.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
