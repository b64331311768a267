using NestedDsc.Hosting;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.NestedVirtualization.Planning;

/// <summary>What is worth knowing about a machine that is nested, or is to be.</summary>
internal static class MachineNotices
{
    private const int FewProcessors = 4;
    private static readonly Version DocumentedForAmd = new(10, 0);

    /// <summary>Lists the notices.</summary>
    /// <param name="machine">The machine as it would be after a set.</param>
    /// <param name="host">Its host.</param>
    /// <returns>The notices; all but that on the host only if it would be nested.</returns>
    public static IReadOnlyList<Finding> Of(VirtualMachine machine, Host host) =>
    [
        .. OfHost(host) is { } finding ? [finding] : Array.Empty<Finding>(),
        .. machine.Settings.Has(VMSetting.ExposeVirtualizationExtensions) ? OfNested(machine, host) : [],
    ];

    /// <summary>What a host can't have whose Windows is older than nested virtualization.</summary>
    /// <param name="host">The host.</param>
    /// <returns>The notice; <see langword="null"/> if it is not older, or if its build is not known.</returns>
    public static Finding? OfHost(Host host) => host.OsBuild is > 0 and < NestingSupport.FirstIntelBuild
        ? new Finding(
            FindingCodes.HostWithoutNesting,
            $"This host's build {host.OsBuild} is older than nested virtualization, which came with build {NestingSupport.FirstIntelBuild} (Windows Server 2016, Windows 10 1607): exposeVirtualizationExtensions is false for its VMs, and can't be turned on.")
        : null;

    private static IEnumerable<Finding> OfNested(VirtualMachine machine, Host host)
    {
        string vm = machine.Display;
        if (machine.Settings.Has(VMSetting.DynamicMemoryEnabled))
        {
            yield return new Finding(
                FindingCodes.DynamicMemory,
                $"{vm} has dynamic memory: while Hyper-V runs in its guest the amount does not change. Static memory (dynamicMemoryEnabled: false) makes that predictable.");
        }

        if (machine.Settings.Number(VMSetting.ProcessorCount) < FewProcessors)
        {
            yield return new Finding(
                FindingCodes.FewProcessors, $"{vm} has fewer than {FewProcessors} virtual processors ({machine.Settings.Number(VMSetting.ProcessorCount)}), which is little for a machine that runs machines.");
        }

        if (machine.Settings.Has(VMSetting.LimitProcessorFeatures))
        {
            yield return new Finding(
                FindingCodes.MigrationCompatibility,
                $"{vm} hides newer processor features for migration to older hosts (processor compatibility), which can keep Hyper-V in its guest from starting.");
        }

        if (host.ProcessorVendor == ProcessorVendor.Amd && machine.ConfigurationVersion < DocumentedForAmd)
        {
            yield return new Finding(
                FindingCodes.ConfigurationVersion,
                $"{vm} has configuration version {machine.ConfigurationVersion}; Microsoft's pages name both 9.3 and 10.0 as the lowest for nesting on AMD.");
        }

        if (machine.Features.HasFlag(MachineFeatures.VirtualizationBasedSecurityOptOut))
        {
            yield return new Finding(FindingCodes.VbsOptOut, $"{vm} is opted out of virtualization-based security; its guest gets none, nested or not.");
        }

        foreach (Finding finding in OfDevices(machine))
        {
            yield return finding;
        }

        if (machine.Checkpoints.Count > 0)
        {
            yield return new Finding(
                FindingCodes.Checkpoints, $"Applying a checkpoint of {vm} brings back the settings of its time, nesting included.");
        }

        yield return new Finding(
            FindingCodes.LiveMigration, $"{vm} can't be live-migrated, nor its state saved, while VMs run inside it. Shut those down first.");
    }

    private static IEnumerable<Finding> OfDevices(VirtualMachine machine)
    {
        if (machine.Features.HasFlag(MachineFeatures.SriovWeight))
        {
            yield return new Finding(
                FindingCodes.Sriov, $"A network adapter of {machine.Display} uses SR-IOV; traffic of the VMs inside it does not pass through a virtual function.");
        }

        if (machine.Features.HasFlag(MachineFeatures.AssignedDevice))
        {
            yield return new Finding(
                FindingCodes.AssignedDevice, $"A PCI Express device of the host is assigned to {machine.Display}; it can't be passed on to the VMs inside.");
        }

        if (machine.Features.HasFlag(MachineFeatures.RemoteFx))
        {
            yield return new Finding(
                FindingCodes.RemoteFx, $"{machine.Display} has a RemoteFX 3D adapter, which updates since 2021 have removed from Windows.");
        }
    }
}
