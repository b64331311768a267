using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;
using NestedDsc.Servicing;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>Why a hypervisor does not run that features here need: each cause is a notice of its own.</summary>
internal static class HypervisorNotices
{
    private static readonly string[] Codes = [FindingCodes.HypervisorCannotStart, FindingCodes.HypervisorLaunchOff, FindingCodes.HypervisorNotRunning];

    /// <summary>Whether a notice tells of a hypervisor that does not run.</summary>
    public static bool Tells(Finding notice) => Codes.Any(code => notice.Code.EndsWith(code, StringComparison.Ordinal));

    /// <summary>The notices.</summary>
    public static IEnumerable<Finding> Of(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        string name = RoleDifferences.Display(guest);
        string[] users = [.. Users(desired, guest, changes)];
        if (users.Length == 0)
        {
            yield break;
        }

        if (guest.ExtensionsExposed == false)
        {
            yield return new Finding(
                FindingCodes.HypervisorCannotStart,
                $"The hypervisor that {string.Join(", ", users)} need can't start on {name}, since its processor shows no virtualization extensions. {Advice(guest)}");
        }

        if (guest.Hypervisor.Launch == HypervisorLaunch.Off && guest.RunsHypervisor != true)
        {
            yield return new Finding(
                FindingCodes.HypervisorLaunchOff,
                $"{name} was started with hypervisorlaunchtype Off, so no hypervisor starts on it. Run bcdedit /set hypervisorlaunchtype auto elevated, and restart.");
        }

        // Whether it runs after a restart that is waited for nobody knows yet.
        bool isInEffect = users.Any(user => guest.StateOf(user) == FeatureState.Installed) && !guest.IsRestartPending;
        if (isInEffect && guest is { RunsHypervisor: false, ExtensionsExposed: not false, Hypervisor.Launch: not HypervisorLaunch.Off })
        {
            yield return new Finding(
                FindingCodes.HypervisorNotRunning,
                $"{string.Join(", ", users)} are enabled on {name}, but its hypervisor does not seem to run, and VMs can't start. Look for events of Hyper-V-Hypervisor in the log System; let it start with Windows (bcdedit /set hypervisorlaunchtype auto) and restart.");
        }
    }

    // What is enabled, and stays or comes.
    private static IEnumerable<string> Users(DesiredRole desired, Guest guest, RoleChanges changes) => GuestFeatures.HypervisorUsers
        .Where(name => guest.StateOf(name)?.IsEnabled() == true || (desired.WhenNotExposed == WhenNotExposed.Install && changes.Enable.Contains(name)))
        .Except(changes.Disable);

    private static string Advice(Guest guest) => guest.IsVirtual
        ? NestingAdvice.For(guest.Machine.Vendor)
        : "Turn on VT-x or AMD-V in the setup of its firmware.";
}
