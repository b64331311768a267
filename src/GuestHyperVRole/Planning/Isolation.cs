using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.GuestHyperVRole.State;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>Compares what is only asked about, containers' isolation, with what it is once a pending restart has taken place.</summary>
internal static class Isolation
{
    /// <summary>Where it differs.</summary>
    public static Difference? Differs(DesiredRole desired, Guest guest) => desired.ContainerIsolation is { } wanted && !string.Equals(WordOf(guest), wanted, StringComparison.Ordinal)
        ? Findings.Difference(
            "containerIsolation",
            FindingCodes.ContainerIsolation,
            $"Containers on {RoleDifferences.Display(guest)} have the isolation '{WordOf(guest)}'; it must be '{wanted}'.")
        : null;

    /// <summary>Why the changes don't bring it about.</summary>
    public static Blocker? Blocks(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        Guest after = RoleProjection.Apply(guest, changes);
        return desired.ContainerIsolation is { } wanted && !string.Equals(WordOf(after), wanted, StringComparison.Ordinal)
            ? Findings.Blocker(
                FindingCodes.ContainerIsolationUnreachable,
                $"Containers on {RoleDifferences.Display(guest)} would have the isolation '{WordOf(after)}', not '{wanted}': {Cause(wanted, after)}")
            : null;
    }

    private static string WordOf(Guest guest) => RoleWords.OfIsolation(guest.IsolatesByHyperVAfterRestart);

    private static string Cause(string wanted, Guest after)
    {
        bool hasContainers = after.StateOf(GuestFeatures.Containers)?.IsEnabled() == true;
        return wanted switch
        {
            "none" => "the feature Containers is there. Set includeContainers to false.",
            _ when !hasContainers => "the feature Containers is missing. Set includeContainers to true.",
            "process" => "Hyper-V is there. Remove it, or ask for 'hyperv'.",
            _ when !after.IsRoleEnabled => "Hyper-V is missing. Set _exist to true.",
            _ when after.ExtensionsExposed == false => "Hyper-V can't start, since the processor shows no virtualization extensions.",
            _ when after.Hypervisor.Launch == HypervisorLaunch.Off =>
                "Windows was started without its hypervisor. Run bcdedit /set hypervisorlaunchtype auto, and restart.",
            _ => "the hypervisor of Hyper-V does not run.",
        };
    }
}
