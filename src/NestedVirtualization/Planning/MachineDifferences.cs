using NestedDsc.Hosting;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>Where a machine is not as desired, in the order of the schema.</summary>
internal static class MachineDifferences
{
    public static IReadOnlyList<Difference> Of(DesiredMachine desired, VirtualMachine machine)
    {
        var differences = new List<Difference>();
        bool exposed = machine.Processor.ExposeVirtualizationExtensions ?? false;
        if (desired.ExposeVirtualizationExtensions is { } expose && expose != exposed)
        {
            differences.Add(Findings.Difference(
                "exposeVirtualizationExtensions",
                FindingCodes.ExposeVirtualizationExtensions,
                $"The virtualization extensions are {(exposed ? "" : "not ")}exposed to {machine.Display}; they must {(expose ? "" : "not ")}be."));
        }

        if (desired.ProcessorCount is { } count && count != machine.Processor.Count)
        {
            differences.Add(Findings.Difference(
                "processorCount",
                FindingCodes.ProcessorCount,
                $"{machine.Display} has {Count(machine.Processor.Count)}; {count} {(count == 1 ? "is" : "are")} required."));
        }

        if (desired.MemoryStartupMB is { } memory && memory != machine.Memory.StartupMB)
        {
            differences.Add(Findings.Difference(
                "memoryStartupMB",
                FindingCodes.MemoryStartupMB,
                $"{machine.Display} has {machine.Memory.StartupMB} MB of startup memory; {memory} MB are required."));
        }

        if (desired.DynamicMemoryEnabled is { } dynamic && dynamic != machine.Memory.DynamicMemoryEnabled)
        {
            differences.Add(Findings.Difference(
                "dynamicMemoryEnabled",
                FindingCodes.DynamicMemoryEnabled,
                $"{machine.Display} has {(dynamic ? "static" : "dynamic")} memory; {(dynamic ? "dynamic" : "static")} memory is required."));
        }

        if (desired.PowerState is { } power && StateOf(power) != machine.State)
        {
            differences.Add(Findings.Difference(
                "powerState",
                FindingCodes.PowerState,
                $"{machine.Display} is {MachineWords.InSentence(machine.State)}; it must be {MachineWords.InSentence(StateOf(power))}."));
        }

        return differences;
    }

    public static VirtualMachineState StateOf(DesiredPower power) =>
        power == DesiredPower.Running ? VirtualMachineState.Running : VirtualMachineState.Off;

    private static string Count(int processors) => processors == 1 ? "1 virtual processor" : $"{processors} virtual processors";
}
