namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>The folder of published executables, as src/dist.proj makes it.</summary>
public static class BinaryFolder
{
    /// <summary>The runtime of the machines that packages are for.</summary>
    public const string Windows = "win-x64";

    /// <summary>The runtime that packages can be tried on.</summary>
    public const string Linux = "linux-x64";

    /// <summary>Whether a folder has an executable for a runtime.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="rid">The runtime.</param>
    /// <param name="executable">Name of the executable, without extension.</param>
    /// <returns>Whether it is there, stands alone and is for that runtime.</returns>
    public static bool Has(string folder, string rid, string executable)
    {
        string file = Path.Combine(folder, FileName(rid, executable));
        return File.Exists(file) && !NeedsRuntime(folder, executable) && BinaryFormat.IsFor(rid, File.ReadAllBytes(file));
    }

    /// <summary>Reads the executables of a package, and the native libraries beside them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="rid">The runtime.</param>
    /// <param name="executables">Their names, without extension.</param>
    /// <returns>The files, with their names as paths.</returns>
    /// <exception cref="PackageException">One is missing, needs more than itself, or is for something else.</exception>
    /// <exception cref="IOException">A file can't be read.</exception>
    internal static IReadOnlyList<PackageFile> Read(string folder, string rid, IEnumerable<string> executables)
    {
        if (rid is not (Windows or Linux))
        {
            throw new PackageException($"There are no packages for {rid}: the agent runs them on {Windows}; {Linux} is for tests.");
        }

        var files = new List<PackageFile>();
        var mistakes = new List<string>();
        foreach (string executable in executables)
        {
            string file = Path.Combine(folder, FileName(rid, executable));
            if (!File.Exists(file))
            {
                mistakes.Add($"{file} is missing. {HowToBuild(rid)}");
            }
            else if (NeedsRuntime(folder, executable))
            {
                mistakes.Add($"{file} needs an installed .NET, which the machines may not have. {HowToBuild(rid)}");
            }
            else if (File.ReadAllBytes(file) is var content && !BinaryFormat.IsFor(rid, content))
            {
                mistakes.Add($"{file} is no program for {rid}. {HowToBuild(rid)}");
            }
            else
            {
                files.Add(new PackageFile(FileName(rid, executable), content, IsExecutable: true));
            }
        }

        return mistakes.Count > 0 ? throw new PackageException(mistakes) : [.. files, .. Libraries(folder, rid)];
    }

    private static IEnumerable<PackageFile> Libraries(string folder, string rid) =>
        Directory.EnumerateFiles(folder, rid is Windows ? "*.dll" : "*.so")
            .Order(StringComparer.Ordinal)
            .Select(static file => new PackageFile(Path.GetFileName(file), File.ReadAllBytes(file), IsExecutable: false));

    private static string FileName(string rid, string executable) => rid is Windows ? executable + ".exe" : executable;

    // A developer's build: the program only starts an assembly beside it.
    private static bool NeedsRuntime(string folder, string executable) =>
        File.Exists(Path.Combine(folder, executable + ".runtimeconfig.json"));

    private static string HowToBuild(string rid) =>
        $"Build with 'dotnet build src/dist.proj -p:Rid={rid}', and give the folder dist/{rid} by --bin.";
}
