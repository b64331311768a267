using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>What is worth knowing, and stops nothing.</summary>
internal static class RoleNotices
{
    // Microsoft's guidance for a nested host. What firmware takes away of a machine with as much is no reason to speak.
    private const long RecommendedMB = 4096;
    private const long FirmwareMB = 128;

    /// <summary>What is true of a Windows as it is, or would be: the same before a set, if it changes nothing of it, and after it.</summary>
    public static IEnumerable<Finding> Of(DesiredRole desired, Guest guest, RoleChanges changes) =>
    [
        .. OfReading(guest),
        .. desired.Exist ? OfHost(guest) : [],
        .. HypervisorNotices.Of(desired, guest, changes),
        .. OfExtensions(desired, guest),
        .. OfMachines(guest),
        .. !desired.Exist && IsGoing(guest) ? OfRemoval(desired, guest) : [],
    ];

    /// <summary>What is to be known of the changes of a set, and settled when they are made.</summary>
    public static IEnumerable<Finding> OfChanges(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        string[] removed = [.. changes.Enable.Where(feature => guest.StateOf(feature) == FeatureState.Removed)];
        if (removed.Length > 0 && !desired.LimitAccess)
        {
            string order = desired.SourcePaths.Count > 0 ? "if sourcePaths do not have it" : "since no sourcePaths are given";
            yield return new Finding(
                FindingCodes.PayloadFromWindowsUpdate,
                $"The payload of {string.Join(", ", removed)} is not on the disk of {RoleDifferences.Display(guest)}; Windows Update is asked for it {order}.");
        }
    }

    private static IEnumerable<Finding> OfReading(Guest guest)
    {
        string name = RoleDifferences.Display(guest);
        if (guest.DismFailure is { } failure)
        {
            string why = failure.Kind == ServicingErrorKind.NotElevated ? "this process is not elevated" : "DISM is not registered for this process";
            yield return new Finding(
                FindingCodes.StatesWithoutDism,
                $"The features of {name} were read without DISM, since {why}: whether they wait for a restart is concluded from other signs.");
        }

        string[] others = [.. OtherRestarts(guest)];
        if (others.Length > 0)
        {
            yield return new Finding(FindingCodes.OtherRestartPending, $"{name} waits for a restart for other reasons than Hyper-V: {string.Join(", ", others)}.");
        }
    }

    // A pending renaming of files alone says nothing: installers and virus scanners always have one.
    private static IEnumerable<string> OtherRestarts(Guest guest) => guest.RestartIndicators
        .Where(indicator => !guest.IsRestartPending || indicator is RestartIndicator.WindowsUpdate or RestartIndicator.ComputerName)
        .Select(static indicator => indicator switch
        {
            RestartIndicator.ComponentServicing => "a change of features or updates",
            RestartIndicator.WindowsUpdate => "Windows Update",
            RestartIndicator.ComputerName => "a new name of the computer",
            RestartIndicator.ServerManager => "a change of another role",
            _ => "",
        })
        .Where(static text => text.Length > 0);

    private static IEnumerable<Finding> OfHost(Guest guest)
    {
        string name = RoleDifferences.Display(guest);
        if (guest.IsVirtual && guest.Machine.Vendor is not (GuestVendor.HyperV or GuestVendor.Azure))
        {
            yield return new Finding(FindingCodes.OuterHypervisor, $"{name} is a virtual machine of another hypervisor than Hyper-V; Microsoft does not support Hyper-V in it.");
        }

        if (guest.Machine.MemoryMB is > 0 and < RecommendedMB - FirmwareMB)
        {
            yield return new Finding(FindingCodes.LittleMemory, $"{name} has {guest.Machine.MemoryMB} MB of memory; at least {RecommendedMB} MB are recommended for a host of VMs.");
        }
    }

    private static IEnumerable<Finding> OfExtensions(DesiredRole desired, Guest guest)
    {
        if (desired.VirtualizationExtensionsExposed is not null && guest.ExtensionsExposed is null)
        {
            yield return new Finding(
                FindingCodes.ExtensionsNotTold,
                $"Whether {RoleDifferences.Display(guest)} sees virtualization extensions can't be told, since a hypervisor that may run on it hides them: virtualizationExtensionsExposed was not compared.");
        }
    }

    private static IEnumerable<Finding> OfMachines(Guest guest)
    {
        string name = RoleDifferences.Display(guest);
        switch (guest)
        {
            case { Service: GuestService.Stopped }:
                yield return new Finding(
                    FindingCodes.ManagementServiceStopped, $"The service vmms of {name} does not run, so its VMs can't be read. Start it with Start-Service vmms.");
                break;
            case { Service: GuestService.Running, Nested: null }:
                yield return new Finding(FindingCodes.NestedVMsNotShown, $"Hyper-V on {name} shows its VMs neither to this account nor any of its own. Run it elevated.");
                break;
            case { IsVirtual: true, Nested.Running: { Count: > 0 } running }:
                yield return new Finding(
                    FindingCodes.LiveMigrationBlocked,
                    $"{name} can't be moved, saved or resized by its own host while VMs run in it; these must be shut down first: {string.Join(", ", running)}.");
                break;
            default:
                break;
        }
    }

    // Until the restart that completes it. What was in a role that is gone is not known.
    private static bool IsGoing(Guest guest) => guest.RoleState is not (GuestRoleState.Absent or GuestRoleState.Unavailable);

    private static IEnumerable<Finding> OfRemoval(DesiredRole desired, Guest guest)
    {
        string name = RoleDifferences.Display(guest);
        if (guest.Service != GuestService.Missing && guest.Nested is not { Total: 0 })
        {
            yield return new Finding(FindingCodes.VMFilesStay, $"The files of the VMs in {name} stay on its disks when Hyper-V is removed; delete them if they are not needed.");
        }

        if (desired.IncludeContainers ?? guest.StateOf(GuestFeatures.Containers)?.IsEnabled() == true)
        {
            yield return new Finding(FindingCodes.ProcessIsolation, $"Without Hyper-V, containers on {name} can be isolated as processes only.");
        }
    }
}
