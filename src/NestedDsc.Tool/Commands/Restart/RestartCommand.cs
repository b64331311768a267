using System.CommandLine;
using NestedDsc.Simulation;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Restart;

/// <summary><c>nesteddsc restart</c>: what a simulated machine needs after features have changed.</summary>
internal static class RestartCommand
{
    public static Command Create(ToolProcess process)
    {
        var file = new Argument<string>("file") { Description = "File of the simulated host." };
        var command = new Command(
            "restart", "Restarts a simulated host: pending changes of Windows features come, and Hyper-V with them. Never a real computer.")
        {
            file,
        };
        command.SetAction(parsed =>
        {
            RestartResult result = SimulatedMachine.Restart(parsed.GetRequiredValue(file));
            process.Deed = $"{result.ComputerName} has restarted.";
            Show(result, new Report(process.Console, process.Plain));
            return ExitStatus.Ok;
        });
        return command;
    }

    private static void Show(RestartResult result, Report report)
    {
        report.Title($"{result.ComputerName} has restarted.");
        foreach (FeatureTransition feature in result.Features)
        {
            report.Item($"{feature.Name}: {feature.Before} -> {feature.After}");
        }

        foreach (VmTransition vm in result.VirtualMachines)
        {
            report.Item($"VM '{vm.Name}': {OnOrOff(vm.WasOn)} -> {OnOrOff(vm.IsOn)}");
        }

        report.Say((result.HyperVAvailable, result.HypervisorRuns) switch
        {
            (true, true) => "Hyper-V is running.",
            (true, false) => "Hyper-V is installed, but its hypervisor could not start: no virtualization extensions are exposed to this machine.",
            _ => "There is no Hyper-V.",
        });
    }

    private static string OnOrOff(bool isOn) => isOn ? "on" : "off";
}
