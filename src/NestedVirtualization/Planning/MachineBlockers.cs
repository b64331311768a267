using NestedDsc.Hosting;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.NestedVirtualization.Settings;
using NestedDsc.NestedVirtualization.State;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>What stops a set before its first change, as far as it can be known beforehand.</summary>
internal static class MachineBlockers
{
    // Learn, "Plan for Hyper-V scalability": 64 virtual processors for a machine of generation 1.
    private const int MostProcessorsOfGeneration1 = 64;

    public static IEnumerable<Blocker> Find(PlanningContext context)
    {
        (VirtualMachine machine, Host host, VMSettings wanted) = (context.Machine, context.Host, context.Wanted);
        bool starts = context.Path.Moves.Any(static move => move is PowerMove.Start or PowerMove.Resume);
        if (wanted.Has(VMSetting.ExposeVirtualizationExtensions) && (starts || !machine.Settings.Has(VMSetting.ExposeVirtualizationExtensions)))
        {
            foreach (Blocker blocker in OfNesting(machine, host))
            {
                yield return blocker;
            }
        }

        // Nesting needs more than its setting.
        foreach ((SettingProperty property, long value) in context.Differing.Where(
            static s => s.Property.Setting != VMSetting.ExposeVirtualizationExtensions))
        {
            if (machine.Settings[property.Setting] is null)
            {
                yield return Findings.Blocker(
                    FindingCodes.SettingUnsupported,
                    $"{machine.Display} can't have {property.Name} {property.Kind.Text(value)}: this host's build {host.OsBuild} has no such setting, which came with build {property.Setting.FirstBuild}. Leave the property out, or use a newer host.");
            }
        }

        long processors = wanted.Number(VMSetting.ProcessorCount);
        if (processors > machine.Settings.Number(VMSetting.ProcessorCount))
        {
            foreach (Blocker blocker in OfProcessorCount(machine, host, processors))
            {
                yield return blocker;
            }
        }

        foreach (Blocker blocker in OfMemory(machine, host, wanted))
        {
            yield return blocker;
        }

        if (context.TakesCheckpoint && machine.CheckpointType == CheckpointType.Disabled)
        {
            yield return Findings.Blocker(
                FindingCodes.CheckpointsDisabled,
                $"A checkpoint is asked for, but checkpoints are disabled for {machine.Display}. Enable them in its settings, or leave 'checkpoint' out.");
        }

        if (context.Path.Blocker is { } power)
        {
            yield return power;
        }
    }

    private static IEnumerable<Blocker> OfNesting(VirtualMachine machine, Host host)
    {
        if (NestingSupport.FirstBuild(host.ProcessorVendor) is not { } firstBuild
            || NestingSupport.FirstConfigurationVersion(host.ProcessorVendor) is not { } firstVersion)
        {
            yield return Findings.Blocker(
                FindingCodes.ProcessorVendorUnsupported, "Hyper-V nests on processors of Intel and AMD only, and this host has neither.");
            yield break;
        }

        string vendor = MachineWords.Of(host.ProcessorVendor);
        if (host.OsBuild < firstBuild || machine.Settings[VMSetting.ExposeVirtualizationExtensions] is null)
        {
            string system = host.ProcessorVendor == ProcessorVendor.Amd ? "Windows Server 2022 or Windows 11" : "Windows Server 2016 or Windows 10";
            yield return Findings.Blocker(
                FindingCodes.HostBuildTooOld,
                $"This host's build {host.OsBuild} does not support nested virtualization on {vendor} processors, and {machine.Display} would not start any more. It takes build {firstBuild} or later ({system}).");

            // What the host can't do at all, no upgrade of the machine on it will bring.
            yield break;
        }

        if (machine.ConfigurationVersion < firstVersion)
        {
            yield return Findings.Blocker(
                FindingCodes.ConfigurationVersionTooLow,
                $"{machine.Display} has configuration version {machine.ConfigurationVersion}; nested virtualization on {vendor} processors takes {firstVersion} or later. Upgrade it with Update-VMVersion while it is off; that can't be taken back.");
        }
    }

    private static IEnumerable<Blocker> OfProcessorCount(VirtualMachine machine, Host host, long wanted)
    {
        if (wanted > host.LogicalProcessors)
        {
            yield return Findings.Blocker(
                FindingCodes.ProcessorCountAboveHost,
                $"{machine.Display} is to have {wanted} virtual processors, but this host has only {host.LogicalProcessors} logical ones.");
        }

        if (machine.Generation == 1 && wanted > MostProcessorsOfGeneration1)
        {
            yield return Findings.Blocker(
                FindingCodes.ProcessorCountAboveGeneration,
                $"{machine.Display} is to have {wanted} virtual processors, but a VM of generation 1 can have at most {MostProcessorsOfGeneration1}.");
        }
    }

    private static IEnumerable<Blocker> OfMemory(VirtualMachine machine, Host host, VMSettings wanted)
    {
        long startup = wanted.Number(VMSetting.MemoryStartupMB);
        if (startup > machine.Settings.Number(VMSetting.MemoryStartupMB) && startup > host.MemoryMB)
        {
            yield return Findings.Blocker(
                FindingCodes.MemoryAboveHost, $"{machine.Display} is to have {startup} MB of memory, but this host has only {host.MemoryMB} MB.");
        }

        if (MemoryRange.IsBroken(wanted) && wanted.Differing(machine.Settings).Any(static s => s.Class == VMSettingClass.Memory))
        {
            yield return Findings.Blocker(
                FindingCodes.MemoryOutsideDynamicRange,
                $"{startup} MB of startup memory is outside of the range of the dynamic memory of {machine.Display} ({wanted.Number(VMSetting.MemoryMinimumMB)} to {wanted.Number(VMSetting.MemoryMaximumMB)} MB). Change the range, or ask for static memory with dynamicMemoryEnabled: false.");
        }
    }
}
