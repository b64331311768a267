using System.Text;
using NestedDsc.MachineConfiguration.Modules;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>Puts a package together.</summary>
public static class PackageBuilder
{
    /// <summary>Makes the files of a package.</summary>
    /// <param name="request">What it is to be.</param>
    /// <param name="binaries">The folder of the executables.</param>
    /// <param name="rid">Runtime that they are for: <c>win-x64</c>, or <c>linux-x64</c> for tests.</param>
    /// <returns>The files, in the order in which they are in the package.</returns>
    /// <exception cref="PackageException">The package would not be what the agent expects.</exception>
    /// <exception cref="IOException">An executable can't be read.</exception>
    public static IReadOnlyList<PackageFile> Build(PackageRequest request, string binaries, string rid)
    {
        ArgumentNullException.ThrowIfNull(request);
        string[] mistakes =
        [
            .. new[] { PackageNames.MistakeInName(request.Name), PackageNames.MistakeInVersion(request.Version), MistakeInFrequency(request) }
                .OfType<string>(),
        ];
        if (mistakes.Length > 0)
        {
            throw new PackageException(mistakes);
        }

        string module = $"Modules/{ModuleFiles.Name}";
        IEnumerable<string> executables = request.Instances.Select(static i => i.Class.Executable).Distinct(StringComparer.Ordinal);
        PackageFile[] files =
        [
            Text($"{request.Name}.mof", ConfigurationMof.Write(request)),
            Text($"{request.Name}.metaconfig.json", Metaconfig.Write(request)),
            Text($"{module}/{ModuleFiles.Name}.psd1", ModuleFiles.Manifest()),
            Text($"{module}/{ModuleFiles.Name}.psm1", ModuleFiles.Module()),
            .. BinaryFolder.Read(binaries, rid, executables).Select(file => file with { Path = $"{module}/bin/{file.Path}" }),
        ];
        PackageContent.Check(files);
        return [.. files.OrderBy(static file => file.Path, StringComparer.Ordinal)];
    }

    private static string? MistakeInFrequency(PackageRequest request) =>
        request.FrequencyMinutes < Metaconfig.DefaultFrequency
            ? $"The agent evaluates a package every {Metaconfig.DefaultFrequency} minutes at most; {request.FrequencyMinutes} is too often."
            : null;

    private static PackageFile Text(string path, string text) => new(path, Encoding.ASCII.GetBytes(text), IsExecutable: false);
}
