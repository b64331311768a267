using System.Text;
using NestedDsc.MachineConfiguration.Packages;
using NestedDsc.Tool.Commands.Demo;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Package;

/// <summary>
/// Gives every instance to its own resource, on a simulated host: it knows rules that no schema can state, such as that a
/// gateway is in its network.
/// </summary>
internal static class InputRehearsal
{
    private const int InvalidInput = 2;

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    /// <summary>The mistakes that the resources of this computer find. Where one is not beside the tool, its schema has to do.</summary>
    public static async Task<IReadOnlyList<string>> FindMistakesAsync(
        IReadOnlyList<PackageInstance> instances, string toolFolder, CancellationToken cancel)
    {
        // No path: what lies beside this tool is of its own version.
        var finder = new ExecutableFinder("", OperatingSystem.IsWindows());
        using var folder = new LabFolder(keep: false);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["NESTEDDSC_HOST"] = folder.Add("lab-l0.json").File,
            ["DSC_TRACE_LEVEL"] = "error",
        };
        var mistakes = new List<string>();
        foreach (PackageInstance instance in instances)
        {
            if (finder.Find(instance.Class.Executable, toolFolder) is { } executable)
            {
                byte[] input = Encoding.UTF8.GetBytes(instance.Properties.GetRawText());
                ChildResult result = await ChildProcess.RunAsync(
                    new ChildCommand(executable, ["test"], input, toolFolder, variables, Timeout), cancel);
                if (result.ExitCode == InvalidInput)
                {
                    mistakes.AddRange(result.ErrorLines.Select(line => $"'{instance.Id}': {TraceLine.Parse(line).Message}"));
                }
            }
        }

        return mistakes;
    }
}
