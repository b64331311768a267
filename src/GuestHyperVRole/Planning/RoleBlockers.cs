using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>What stops a set before its first change, as far as it can be known beforehand.</summary>
internal static class RoleBlockers
{
    public static IEnumerable<Blocker> Of(DesiredRole desired, Guest guest, RoleChanges changes, Means means)
    {
        if (means.Refusal is { } refusal)
        {
            yield return refusal.Kind == ServicingErrorKind.NotElevated
                ? Findings.Blocker(FindingCodes.NotElevated, refusal.Message, ExitCode.AccessDenied)
                : Findings.Blocker(FindingCodes.ServicingUnavailable, refusal.Message);
        }

        if (OfEdition(desired, guest) is { } edition)
        {
            yield return edition;
        }

        if (desired.IncludeVirtualMachinePlatform == true && guest.StateOf(GuestFeatures.VirtualMachinePlatform) is null)
        {
            yield return Findings.Blocker(
                FindingCodes.EditionWithoutVirtualMachinePlatform,
                $"Windows on {RoleDifferences.Display(guest)} does not have the feature VirtualMachinePlatform. Leave includeVirtualMachinePlatform out, or use a newer Windows.");
        }

        foreach (Blocker blocker in OfHypervisor(desired, guest, changes, means))
        {
            yield return blocker;
        }

        IReadOnlyList<string> role = GuestFeatures.Role(guest.Installation.Kind);

        foreach (Blocker blocker in OfPayloads(desired, guest, changes, means))
        {
            yield return blocker;
        }

        if (role.Intersect(changes.Disable).Any() && OfMachines(guest) is { } machines)
        {
            yield return machines;
        }
    }

    private static IEnumerable<Blocker> OfHypervisor(DesiredRole desired, Guest guest, RoleChanges changes, Means means)
    {
        bool role = GuestFeatures.Role(guest.Installation.Kind).Intersect(changes.Enable).Any();
        bool platform = changes.Enable.Contains(GuestFeatures.VirtualMachinePlatform);
        bool isRefused = role || platform
            ? desired.WhenNotExposed == WhenNotExposed.Fail || (role && means.ByServerManager)
            : false;
        bool isAsked = desired.VirtualizationExtensionsExposed == true && guest.ExtensionsExposed == false;
        if ((isRefused || isAsked) && OfProcessor(guest, role || !platform ? "Hyper-V" : "Virtual Machine Platform") is { } processor)
        {
            yield return isRefused && desired.WhenNotExposed == WhenNotExposed.Install
                ? processor with { Finding = processor.Finding with { Phrase = $"{processor.Finding.Phrase} {NoImage}" } }
                : processor;
        }

        if (desired.VirtualizationExtensionsExposed == false && guest.ExtensionsExposed == true)
        {
            yield return Findings.Blocker(
                FindingCodes.NestingExposed,
                $"{RoleDifferences.Display(guest)} sees virtualization extensions, and nothing in Windows can hide them. {(guest.IsVirtual ? "Turn nested virtualization off for it on its host (exposeVirtualizationExtensions of NestedDsc/NestedVirtualization), while it is off there" : "Turn them off in the firmware's setup")}, or leave virtualizationExtensionsExposed out.");
        }

        if (Isolation.Blocks(desired, guest, changes) is { } isolation)
        {
            yield return isolation;
        }
    }

    private static Blocker? OfEdition(DesiredRole desired, Guest guest)
    {
        string edition = guest.Installation.EditionId.Length > 0 ? $"edition {guest.Installation.EditionId}" : "edition";
        string where = $"on {RoleDifferences.Display(guest)}";
        if (desired.Exist && guest.RoleState == GuestRoleState.Unavailable)
        {
            return Findings.Blocker(
                FindingCodes.EditionWithoutHyperV,
                $"Windows {where} does not have Hyper-V in its {edition}. It takes Windows Server, or the Pro, Enterprise or Education edition of Windows 10 or 11.");
        }

        return desired.IncludeContainers == true && guest.StateOf(GuestFeatures.Containers) is null
            ? Findings.Blocker(
                FindingCodes.EditionWithoutContainers,
                $"Windows {where} does not have the feature Containers in its {edition}. Leave includeContainers out, or use another edition.")
            : null;
    }

    private const string NoImage =
        "Server Manager, which this process has to use, installs Hyper-V nowhere else, not with whenNotExposed: \"install\" either: run dsc from its ZIP or MSI for that.";

    private static Blocker? OfProcessor(Guest guest, string what) => (guest.ExtensionsExposed, guest.IsVirtual) switch
    {
        (false, true) => Findings.Blocker(
            FindingCodes.NestingNotExposed,
            $"{RoleDifferences.Display(guest)} is a virtual machine that sees no virtualization extensions, so {what} would not start in it. {NestingAdvice.For(guest.Machine.Vendor)}"),
        (false, false) => Findings.Blocker(
            FindingCodes.VirtualizationDisabledInFirmware,
            $"The virtualization extensions (VT-x, AMD-V) of the processor of {RoleDifferences.Display(guest)} are turned off in its firmware, or it has none. Turn them on in the firmware's setup."),
        (true, _) when guest.Processor is { Shows: true, AddressTranslation: false } => Findings.Blocker(
            FindingCodes.SecondLevelAddressTranslationMissing,
            $"The processor of {RoleDifferences.Display(guest)} shows no second level address translation (EPT, NPT), which {what} needs. {(guest.IsVirtual ? "Its host has to expose it" : "Only another processor helps")}."),
        _ => null,
    };

    private static IEnumerable<Blocker> OfPayloads(DesiredRole desired, Guest guest, RoleChanges changes, Means means)
    {
        foreach (string path in means.MissingSources)
        {
            yield return Findings.Blocker(
                FindingCodes.SourceNotFound,
                $"The source '{path}' of sourcePaths is not there, or can't be read by this account. Give the path of one that is, or leave it out.");
        }

        string[] removed = [.. changes.Enable.Where(name => guest.StateOf(name) == FeatureState.Removed)];
        if (removed.Length > 0 && desired.LimitAccess && desired.SourcePaths.Count == 0)
        {
            yield return Findings.Blocker(
                FindingCodes.PayloadRemoved,
                $"The payload of {string.Join(", ", removed)} is not on the disk of {RoleDifferences.Display(guest)}, limitAccess keeps Windows Update from being asked, and there is no other source. Give sourcePaths, or leave limitAccess out.");
        }
    }

    private static Blocker? OfMachines(Guest guest) => guest switch
    {
        { Nested.Running: { Count: > 0 } running } => Findings.Blocker(
            FindingCodes.NestedVMsRunning,
            $"VMs run in {RoleDifferences.Display(guest)}: {string.Join(", ", running.Select(static name => $"'{name}'"))}. Without Hyper-V they can't go on; shut them down first."),
        { Nested: null, Service: GuestService.Running } => Findings.Blocker(
            FindingCodes.NestedVMsUnknown,
            $"Whether VMs run in {RoleDifferences.Display(guest)} can't be read: Hyper-V shows nothing to this account. Run it elevated, or as a member of Hyper-V Administrators.",
            ExitCode.AccessDenied),
        _ => null,
    };
}
