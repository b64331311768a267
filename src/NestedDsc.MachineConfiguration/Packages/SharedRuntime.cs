using System.Text.Json;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>A folder of programs that share one runtime beside them: which of its files a program needs.</summary>
internal static class SharedRuntime
{
    private const string DepsFile = ".deps.json";

    // The machine code of all assemblies of the folder (a composite image), which no list names; without it they can't be loaded.
    private const string CompiledCode = "*.r2r.dll";

    private static readonly string[] Hosts = ["hostfxr", "hostpolicy"];

    /// <summary>Whether the folder has a runtime of its own.</summary>
    public static bool IsIn(string folder, string rid) => File.Exists(Path.Combine(folder, Library("hostfxr", rid)));

    /// <summary>Names of the files beside its executable that a program needs.</summary>
    /// <exception cref="PackageException">The list of parts can't be read.</exception>
    public static IEnumerable<string> FilesOf(string folder, string rid, string executable)
    {
        string[] lists = Directory.GetFiles(folder, "*" + DepsFile);
        if (lists.Length != 1)
        {
            throw new PackageException($"{folder} has {lists.Length} files *{DepsFile}; one is expected, for all programs of a shared runtime.");
        }

        var needed = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { executable + ".runtimeconfig.json" };
        needed.UnionWith(Hosts.Select(name => Library(name, rid)));
        needed.UnionWith(Directory.EnumerateFiles(folder, CompiledCode).Select(static file => Path.GetFileName(file)));
        needed.UnionWith(PartsOf(lists[0], executable));
        return needed.Where(name => File.Exists(Path.Combine(folder, name)));
    }

    private static string Library(string name, string rid) => rid is BinaryFolder.Windows ? name + ".dll" : $"lib{name}.so";

    private static HashSet<string> PartsOf(string list, string executable)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(list));
            string target = document.RootElement.GetProperty("runtimeTarget").GetProperty("name").GetString()!;
            return Closure([.. document.RootElement.GetProperty("targets").GetProperty(target).EnumerateObject()], executable);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PackageException($"{list} can't be read: {error.Message}");
        }
    }

    private static HashSet<string> Closure(IReadOnlyList<JsonProperty> libraries, string executable)
    {
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // The runtime's own part is listed as needed by the program that was published alone.
        var left = new Queue<JsonProperty>(libraries.Where(library =>
            library.Name.StartsWith("runtimepack.", StringComparison.Ordinal) || Files(library, "runtime").Contains(executable + ".dll", StringComparer.OrdinalIgnoreCase)));
        while (left.TryDequeue(out JsonProperty library))
        {
            if (!seen.Add(library.Name))
            {
                continue;
            }

            files.UnionWith(Files(library, "runtime"));
            files.UnionWith(Files(library, "native"));
            foreach (string dependency in Names(library, "dependencies").Select(d => d.Name + "/" + d.Value.GetString()))
            {
                foreach (JsonProperty found in libraries.Where(other => string.Equals(other.Name, dependency, StringComparison.Ordinal)))
                {
                    left.Enqueue(found);
                }
            }
        }

        return files;
    }

    private static IEnumerable<string> Files(JsonProperty library, string kind) =>
        Names(library, kind).Select(static file => file.Name[(file.Name.LastIndexOf('/') + 1)..]);

    private static JsonProperty[] Names(JsonProperty library, string part) =>
        library.Value.TryGetProperty(part, out JsonElement names) ? [.. names.EnumerateObject()] : [];
}
