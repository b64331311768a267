using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NestedDsc.Fuzz;
using NestedDsc.Fuzz.CoverageGuided;

namespace NestedDsc.FaultMatrix.Tests;

/// <summary>A little of what the fuzzer does; more of it: the program NestedDsc.Fuzz.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void No_parser_fails_hangs_or_eats_memory_on_garbage()
    {
        using var targets = new Targets();

        Assert.Empty(targets.All.SelectMany(static target => Fuzzer.Run(target, iterations: 60, seed: 7)));
    }

    [Fact]
    public void Every_seed_is_taken_and_every_target_has_a_name_of_its_own()
    {
        using var targets = new Targets();

        Assert.All(targets.All, static target => Assert.All(target.Seeds, seed => Assert.Null(Fuzzer.Feed(target, seed))));
        Assert.All(targets.All, target => Assert.Same(target, targets.Find(target.Name)));
    }

    [Fact]
    public async Task The_program_that_counts_its_branches_takes_inputs()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nesteddsc-");
        try
        {
            string program = InstrumentedProgram.Make(Path.Combine(folder.FullName, "program"));
            var start = new ProcessStartInfo("dotnet", [program, "--fed", "WQL"]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            await process.StandardInput.WriteAsync("SELECT * FROM Msvm_ComputerSystem");
            process.StandardInput.Close();
            string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.True(process.ExitCode == 0, error);
            Assert.All(
                (string[])["NestedDsc.Simulation.dll", "nestedvirtualization.dll", "YamlDotNet.dll"],
                name => Assert.True(IsInstrumented(Path.Combine(folder.FullName, "program", name))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsInstrumented(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        return metadata.AssemblyReferences.Any(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name) is "SharpFuzz.Common");
    }
}
