using System.Diagnostics;
using System.Text.Json.Nodes;
using NestedDsc.MachineConfiguration.Tests.Programs;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.Modules;

/// <summary>The tests of the wrapper module in <c>tests/Pester</c>, in a real PowerShell with the real executables.</summary>
public sealed class PesterTests
{
    private const int FewestTests = 60;

    [Fact]
    public async Task The_wrapper_module_passes_its_Pester_tests()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("nesteddsc-pester-");
        try
        {
            string values = Path.Combine(folder.FullName, "values.json");
            string result = Path.Combine(folder.FullName, "result.json");
            await File.WriteAllTextAsync(values, HostileValues.Write(), TestContext.Current.CancellationToken);

            (int exitCode, string output, string error) = await DownloadedProgram.RunAsync(Start(values, result));

            Assert.True(exitCode == 0 && File.Exists(result), $"PowerShell ended with {exitCode}.\n{output}\n{error}");
            Check(JsonNode.Parse(await File.ReadAllTextAsync(result, TestContext.Current.CancellationToken))!);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ProcessStartInfo Start(string values, string result) => new(
        "dotnet",
        [
            DownloadedProgram.Get("PowerShell"), "-NoProfile", "-NonInteractive", "-File", RepositoryFiles.Path("tests", "Pester", "Invoke-Tests.ps1"),
            "-Pester", DownloadedProgram.Get("Pester"), "-BinaryFolder", DownloadedProgram.Get("ToolFolder"),
            "-ValuesFile", values, "-ResultFile", result, "-Repository", RepositoryFiles.Root,
        ])
    {
        Environment =
        {
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
            ["NO_COLOR"] = "1",
            ["DSC_TRACE_LEVEL"] = null,
            ["NESTEDDSC_HOST"] = null,

            // Processes as short as these do not live to gain by it; without, the tests take a quarter less of the processor.
            ["DOTNET_TieredPGO"] = "0",
        },
    };

    private static void Check(JsonNode result)
    {
        JsonArray tests = result["Tests"]!.AsArray();
        string[] wrong =
        [
            .. result["Failed"]!.AsArray().Select(static part => $"{part!["Name"]}: {part["Error"]}"),
            .. tests.Where(static test => (string)test!["Result"]! is not "Passed").Select(static test => $"{test!["Result"]}: {test["Name"]}\n{test["Error"]}"),
        ];
        Assert.True(wrong.Length == 0, string.Join("\n\n", wrong));
        Assert.True(tests.Count >= FewestTests, $"Only {tests.Count} tests were found.");
    }
}
