using NestedDsc.MachineConfiguration.Packages;

namespace NestedDsc.Tool.Commands.Package;

/// <summary>Finds the executables for a package without being told where they are.</summary>
internal static class BinaryLocator
{
    /// <summary>The folder of the tool if they are in it, else dist/&lt;rid&gt; beside it or above it.</summary>
    public static string Find(string toolFolder, string rid, IReadOnlyList<PackageInstance> instances)
    {
        string[] candidates = [.. Candidates(Path.GetFullPath(toolFolder), rid).Distinct(StringComparer.Ordinal)];
        return candidates.FirstOrDefault(folder => instances.All(instance => BinaryFolder.Has(folder, rid, instance.Class.Executable)))
            ?? throw new ToolException(
                $"There are no executables for {rid} in or around the folder of this tool ({toolFolder}). "
                + $"Build them with 'dotnet build src/dist.proj -p:Rid={rid}', or give their folder by --bin.");
    }

    private static IEnumerable<string> Candidates(string toolFolder, string rid)
    {
        yield return toolFolder;
        for (DirectoryInfo? folder = new DirectoryInfo(toolFolder); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, rid);
            yield return Path.Combine(folder.FullName, "dist", rid);
        }
    }
}
