using NestedDsc.Hosting;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Model;
using NestedDsc.NestedVirtualization.Settings;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>Where a machine is not as desired, in the order of the schema.</summary>
internal static class MachineDifferences
{
    public static IReadOnlyList<Difference> Of(DesiredMachine desired, VirtualMachine machine)
    {
        var differences = new List<Difference>();
        foreach ((SettingProperty property, long wanted) in desired.Settings)
        {
            if (machine.Settings.Number(property.Setting) is var now && now != wanted)
            {
                differences.Add(Findings.Difference(property.Name, property.Code, property.Phrase(machine.Display, now, wanted)));
            }
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
}
