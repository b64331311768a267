using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Classes;
using NestedDsc.MachineConfiguration.Modules;
using NestedDsc.MachineConfiguration.Mof;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>What a package says about itself.</summary>
/// <param name="Name">Name of the configuration.</param>
/// <param name="Version">Version of the package.</param>
/// <param name="Type">What the agent may do with it.</param>
/// <param name="Instances">The instances of the configuration.</param>
public sealed record PackageContent(string Name, string Version, PackageType Type, IReadOnlyList<MofInstance> Instances)
{
    /// <summary>What all files of a package may have together, unpacked, in bytes: 100 MB.</summary>
    public const long Limit = 100L * Megabyte;

    private const int Megabyte = 1024 * 1024;

    /// <summary>Reads the files of a package, and holds them to what the agent expects.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The content.</returns>
    /// <exception cref="PackageException">It is not what the agent expects.</exception>
    public static PackageContent Check(IReadOnlyList<PackageFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        CheckSize(files);
        PackageFile[] configurations =
        [
            .. files.Where(static file =>
                !file.Path.Contains('/', StringComparison.Ordinal) && file.Path.EndsWith(".mof", StringComparison.OrdinalIgnoreCase)),
        ];
        if (configurations.Length != 1)
        {
            throw new PackageException($"A package must have exactly one .mof file in its root, not {configurations.Length}.");
        }

        string name = configurations[0].Path[..^".mof".Length];
        (string version, PackageType type) = ReadMetaconfig(TextOf(files, $"{name}.metaconfig.json"));
        TextOf(files, $"Modules/{ModuleFiles.Name}/{ModuleFiles.Name}.psm1");
        string manifest = TextOf(files, $"Modules/{ModuleFiles.Name}/{ModuleFiles.Name}.psd1");
        IReadOnlyList<MofInstance> instances;
        try
        {
            instances = MofReader.Read(Encoding.Latin1.GetString(configurations[0].Content.Span));
        }
        catch (MofException error)
        {
            throw new PackageException(error.Message);
        }

        string[] mistakes = [.. CheckInstances(name, instances, manifest)];
        return mistakes.Length > 0
            ? throw new PackageException(mistakes)
            : new PackageContent(name, version, type, [.. instances.SkipLast(1)]);
    }

    private static void CheckSize(IReadOnlyList<PackageFile> files)
    {
        long size = files.Sum(static file => (long)file.Content.Length);
        if (size > Limit)
        {
            PackageFile largest = files.MaxBy(static file => file.Content.Length)!;
            throw new PackageException(
                $"The package has {size / Megabyte} MB unpacked; the agent takes 100 MB. "
                + $"Its largest file is {largest.Path} with {largest.Content.Length / Megabyte} MB.");
        }
    }

    private static string TextOf(IReadOnlyList<PackageFile> files, string path) =>
        files.FirstOrDefault(file => string.Equals(file.Path, path, StringComparison.Ordinal)) is { } file
            ? Encoding.UTF8.GetString(file.Content.Span)
            : throw new PackageException($"The package has no {path}.");

    private static (string Version, PackageType Type) ReadMetaconfig(string text)
    {
        try
        {
            JsonNode? metaconfig = JsonNode.Parse(text);
            string version = (string?)metaconfig?[nameof(Version)] ?? "";
            if (PackageNames.MistakeInVersion(version) is { } mistake)
            {
                throw new PackageException(mistake);
            }

            string? type = (string?)metaconfig?[nameof(Type)];
            return Enum.GetNames<PackageType>().Contains(type, StringComparer.Ordinal)
                ? (version, Enum.Parse<PackageType>(type!))
                : throw new PackageException("The Type of the package's metaconfig is neither Audit nor AuditAndSet.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            // The last one: a property that is there twice.
            throw new PackageException($"The metaconfig of the package can't be read: {error.Message}");
        }
    }

    private static IEnumerable<string> CheckInstances(string name, IReadOnlyList<MofInstance> instances, string manifest)
    {
        if (instances.Count < 2 || !Same(instances[^1].ClassName, ConfigurationMof.DocumentClass))
        {
            yield return $"The MOF must have instances of resources and then one of {ConfigurationMof.DocumentClass}.";
        }
        else if (!Same(instances[^1].Text("Name"), name))
        {
            yield return $"The configuration is named '{instances[^1].Text("Name")}' in the MOF, but '{name}' by its file.";
        }

        var ids = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (MofInstance instance in instances.SkipLast(1))
        {
            string id = instance.Text("ResourceID") ?? instance.ClassName;
            if (!ids.Add(id))
            {
                yield return $"{id}: the ID is there twice.";
            }

            if (!Same(instance.Text("ModuleName"), ModuleFiles.Name))
            {
                yield return $"{id}: it is not of the module {ModuleFiles.Name}.";
            }

            if (!manifest.Contains($"ModuleVersion = '{instance.Text("ModuleVersion")}'", StringComparison.Ordinal))
            {
                yield return $"{id}: it wants version {instance.Text("ModuleVersion")} of the module, and the package has another one.";
            }

            foreach (string mistake in CheckProperties(id, instance))
            {
                yield return mistake;
            }
        }
    }

    private static IEnumerable<string> CheckProperties(string id, MofInstance instance)
    {
        if (ResourceClasses.ForName(instance.ClassName) is not { } type)
        {
            yield return $"{id}: the module has no class {instance.ClassName}.";
            yield break;
        }

        if (!ConfigurationProperties.MayBeEscaped(instance[ResourceClass.EscapedProperties], type))
        {
            yield return $"{id}: {ResourceClass.EscapedProperties} is not a JSON object of texts that the class has.";
        }

        foreach ((string property, JsonNode? value) in instance.Properties.Where(static p => !ConfigurationProperties.Own.Contains(p.Key)))
        {
            if (type.Settable.FirstOrDefault(p => Same(p.Name, property)) is not { } known)
            {
                yield return $"{id}: the class has no property {property}.";
            }
            else if (!ConfigurationProperties.Fits(value, known.Kind))
            {
                yield return $"{id}: the value of {property} is not of its type ({known.Kind}).";
            }
        }
    }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
