using NestedDsc.Hosting;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>Where a machine is not as desired, in the order of the schema.</summary>
internal static class MachineDifferences
{
    public static IReadOnlyList<Difference> Of(PlanningContext context)
    {
        VirtualMachine machine = context.Machine;
        List<Difference> differences = [.. context.Differing.Select(s => Findings.Difference(
            s.Property.Name, s.Property.Code, s.Property.Phrase(machine.Display, context.Current.Number(s.Property.Setting), s.Value)))];
        if (context.Desired.PowerState is { } power && StateOf(power) != machine.State)
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
}
