using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>Says where a Windows differs from what is desired.</summary>
internal static class RoleDifferences
{
    /// <summary>The differences, in the order of the schema.</summary>
    public static IEnumerable<Difference> Of(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        Difference? role = OfRole(desired, guest, changes);
        if (role is not null)
        {
            yield return role;
        }

        // Tools that share the role's fate come and go with it: of their own they differ only beside a role that is as desired.
        if (OfTools(guest, changes) is { } tools)
        {
            yield return role is null ? tools : tools with { Property = role.Property };
        }

        if (OfContainers(desired, guest, changes) is { } containers)
        {
            yield return containers;
        }

        if (OfPlatform(desired, guest, changes) is { } platform)
        {
            yield return platform;
        }

        string[] pending = [.. Pending(desired, guest, changes)];
        if (pending.Length > 0)
        {
            yield return Findings.Difference(
                "restartPending",
                FindingCodes.RestartPending,
                $"{Display(guest)} has to restart: until then the change of {string.Join(", ", pending)} is not complete.") with
            { CompletedByRestart = true };
        }

        if (desired.VirtualizationExtensionsExposed is { } wanted && guest.ExtensionsExposed is { } exposed && wanted != exposed)
        {
            yield return Findings.Difference(
                "virtualizationExtensionsExposed",
                FindingCodes.VirtualizationExtensionsExposed,
                $"{Display(guest)} sees {(exposed ? "" : "no ")}virtualization extensions; {(wanted ? "they must be exposed" : "there must be none")}.");
        }

        if (Isolation.Differs(desired, guest) is { } isolation)
        {
            yield return isolation;
        }
    }

    /// <summary>Features that the instance speaks of, that are as desired, and wait for a restart.</summary>
    public static IEnumerable<string> Pending(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        InstallationKind kind = guest.Installation.Kind;
        IEnumerable<string> tools = RoleChanges.ToolsWanted(desired) is null ? [] : GuestFeatures.Tools(kind);
        IEnumerable<string> containers = desired.IncludeContainers is null && desired.ContainerIsolation is null ? [] : [GuestFeatures.Containers];
        IEnumerable<string> platform = desired.IncludeVirtualMachinePlatform is null ? [] : [GuestFeatures.VirtualMachinePlatform];
        return GuestFeatures.Umbrellas(kind).Concat(GuestFeatures.Role(kind)).Concat(tools).Concat(containers).Concat(platform)
            .Where(name => guest.StateOf(name)?.IsPending() == true)
            .Except(changes.Enable)
            .Except(changes.Disable);
    }

    /// <summary>How messages name the computer.</summary>
    public static string Display(Guest guest) => $"'{guest.Machine.Name}'";

    private static Difference? OfRole(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        IReadOnlyList<string> role = GuestFeatures.Role(guest.Installation.Kind);
        string[] missing = [.. role.Intersect(changes.Enable)];
        string[] found = [.. role.Intersect(changes.Disable)];
        string name = Display(guest);
        return (desired.Exist, guest.RoleState) switch
        {
            (true, GuestRoleState.Unavailable) => Role(FindingCodes.RoleNotFound, $"Hyper-V is not available on {name}; it must be installed."),
            (true, GuestRoleState.RemovePending) when missing.Length > 0 =>
                Role(FindingCodes.RoleNotFound, $"Hyper-V on {name} is set to be removed by the next restart; it must stay."),
            (true, GuestRoleState.Partial) when missing.Length > 0 =>
                Role(FindingCodes.RoleNotFound, $"Hyper-V on {name} is installed in part only, without {string.Join(", ", missing)}; it must be installed."),
            (true, _) when missing.Length > 0 => Role(FindingCodes.RoleNotFound, $"Hyper-V is not installed on {name}; it must be."),
            (false, GuestRoleState.InstallPending) when found.Length > 0 =>
                Role(FindingCodes.RoleFound, $"Hyper-V on {name} is set to be installed by the next restart; it must not be."),
            (false, GuestRoleState.Partial) when found.Length > 0 =>
                Role(FindingCodes.RoleFound, $"Parts of Hyper-V are installed on {name} ({string.Join(", ", found)}); they must not be."),
            (false, _) when found.Length > 0 => Role(FindingCodes.RoleFound, $"Hyper-V is installed on {name}; it must not be."),
            _ => null,
        };

        static Difference Role(string code, string phrase) => Findings.Difference("_exist", code, phrase);
    }

    private static Difference? OfTools(Guest guest, RoleChanges changes)
    {
        IReadOnlyList<string> tools = GuestFeatures.Tools(guest.Installation.Kind);
        string[] missing = [.. tools.Intersect(changes.Enable)];
        string[] found = [.. tools.Intersect(changes.Disable)];
        if (missing.Length == 0 && found.Length == 0)
        {
            return null;
        }

        string phrase = missing.Length > 0
            ? $"Management tools of Hyper-V are missing on {Display(guest)} ({string.Join(", ", missing)}); they must be there."
            : $"Management tools of Hyper-V are installed on {Display(guest)} ({string.Join(", ", found)}); they must not be.";
        return Findings.Difference("includeManagementTools", FindingCodes.IncludeManagementTools, phrase);
    }

    private static Difference? OfContainers(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        string? phrase = (desired.IncludeContainers, guest.StateOf(GuestFeatures.Containers)) switch
        {
            (true, null) => $"The feature Containers is not available on {Display(guest)}; it must be enabled.",
            (true, _) when changes.Enable.Contains(GuestFeatures.Containers) => $"The feature Containers is disabled on {Display(guest)}; it must be enabled.",
            (false, _) when changes.Disable.Contains(GuestFeatures.Containers) => $"The feature Containers is enabled on {Display(guest)}; it must be disabled.",
            _ => null,
        };
        return phrase is null ? null : Findings.Difference("includeContainers", FindingCodes.IncludeContainers, phrase);
    }

    private static Difference? OfPlatform(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        string? phrase = (desired.IncludeVirtualMachinePlatform, guest.StateOf(GuestFeatures.VirtualMachinePlatform)) switch
        {
            (true, null) => $"The feature VirtualMachinePlatform is not available on {Display(guest)}; it must be enabled.",
            (true, _) when changes.Enable.Contains(GuestFeatures.VirtualMachinePlatform) =>
                $"The feature VirtualMachinePlatform is disabled on {Display(guest)}; it must be enabled.",
            (false, _) when changes.Disable.Contains(GuestFeatures.VirtualMachinePlatform) =>
                $"The feature VirtualMachinePlatform is enabled on {Display(guest)}; it must be disabled.",
            _ => null,
        };
        return phrase is null ? null : Findings.Difference("includeVirtualMachinePlatform", FindingCodes.IncludeVirtualMachinePlatform, phrase);
    }
}
