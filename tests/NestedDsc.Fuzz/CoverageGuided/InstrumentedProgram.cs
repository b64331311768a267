namespace NestedDsc.Fuzz.CoverageGuided;

/// <summary>A copy of this program whose code under test counts the branches that it takes, where afl-fuzz can see it.</summary>
internal static class InstrumentedProgram
{
    // Without the fuzzer itself and the helpers of the tests. YamlDotNet is not ours, but meets the same input first.
    private static readonly string[] UnderTest =
        ["NestedDsc.*.dll", "nestedvirtualization.dll", "vmnetworknesting.dll", "guesthypervrole.dll", "YamlDotNet.dll"];

    private static readonly string[] Left = ["NestedDsc.Fuzz.dll", "NestedDsc.TestSupport.dll"];

    /// <summary>Makes the copy.</summary>
    /// <param name="folder">Where; must not exist.</param>
    /// <returns>The copy's assembly, for <c>dotnet</c>.</returns>
    public static string Make(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        foreach (string assembly in UnderTest.SelectMany(pattern => Directory.EnumerateFiles(folder, pattern)).Where(static f => !Left.Contains(Path.GetFileName(f), StringComparer.Ordinal)))
        {
            SharpFuzz.Fuzzer.Instrument(assembly, static _ => true, SharpFuzz.Options.Value);
        }

        return Path.Combine(folder, "NestedDsc.Fuzz.dll");
    }
}
