using System.Reflection;
using NestedDsc.MachineConfiguration.Classes;

namespace NestedDsc.MachineConfiguration.Modules;

/// <summary>The PowerShell module that wraps the executables, as it is in the repository and in every package.</summary>
public static class ModuleFiles
{
    /// <summary>Name of the module.</summary>
    public const string Name = "NestedDsc";

    // In the order of the module: each uses what is before it.
    private static readonly string[] FunctionFiles = ["Settings.ps1", "Json.ps1", "Executable.ps1", "Instance.ps1"];

    /// <summary>Version of the module: that of the product, three numbers.</summary>
    public static string Version { get; } = ProductVersion();

    /// <summary>Text of <c>NestedDsc.psm1</c>.</summary>
    /// <returns>The text, with lines that end with a line feed.</returns>
    public static string Module() => ModuleText.Write(ResourceClasses.All, Functions());

    /// <summary>Text of <c>NestedDsc.psd1</c>.</summary>
    /// <returns>The text, with lines that end with a line feed.</returns>
    public static string Manifest() => ModuleManifestText.Write(ResourceClasses.All, Version);

    private static string Functions() => string.Join('\n', FunctionFiles.Select(Text));

    private static string Text(string file)
    {
        using Stream stream = typeof(ModuleFiles).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string ProductVersion()
    {
        string version = typeof(ModuleFiles).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return version.Split('-', '+')[0];
    }
}
