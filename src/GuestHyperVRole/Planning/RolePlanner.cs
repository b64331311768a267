using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.GuestHyperVRole.State;
using NestedDsc.GuestHyperVRole.Steps;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.GuestHyperVRole.Planning;

/// <summary>Compares a Windows with what is desired, and says what to do. A pure function: everything was read before it.</summary>
internal static class RolePlanner
{
    /// <summary>Makes the plan.</summary>
    /// <param name="desired">The role as it is desired.</param>
    /// <param name="guest">The Windows as it is.</param>
    /// <param name="changes">What has to change.</param>
    /// <param name="means">What is missing for that.</param>
    /// <param name="needsRestart">Whether servicing has asked for a restart already.</param>
    /// <returns>The plan.</returns>
    public static Plan<GuestConnection> Plan(DesiredRole desired, Guest guest, RoleChanges changes, Means means, bool needsRestart)
    {
        Blocker[] blockers = [.. RoleBlockers.Of(desired, guest, changes, means)];
        Finding[] ofChanges = [.. RoleNotices.OfChanges(desired, guest, changes)];
        Finding[] notices = [.. RoleNotices.Of(desired, guest, changes), .. ofChanges];
        bool acts = !changes.IsEmpty && blockers.Length == 0;
        bool restarts = needsRestart || RoleDifferences.Pending(desired, guest, changes).Any();
        return new Plan<GuestConnection>
        {
            Actual = new RoleState(guest),
            Differences = [.. RoleDifferences.Of(desired, guest, changes)],
            Blockers = blockers,
            Notices = notices,
            Steps = acts ? [.. StepsFor(desired, guest, changes)] : [],
            After = acts ? Foretell(desired, RoleProjection.Apply(guest, changes), ofChanges) : null,
            RestartRequired = restarts ? [guest.Machine.Name] : [],
            CompliantPhrase = CompliantPhrase(desired, guest, notices),
        };
    }

    // A set tells of its changes before it makes them, so a what-if does too.
    private static Plan<GuestConnection> Foretell(DesiredRole desired, Guest guest, Finding[] ofChanges)
    {
        Plan<GuestConnection> after = Plan(desired, guest, RoleChanges.Of(desired, guest), Means.Enough, needsRestart: false);
        return after with { Notices = [.. after.Notices, .. ofChanges] };
    }

    private static string CompliantPhrase(DesiredRole desired, Guest guest, Finding[] notices)
    {
        string but = Array.Exists(notices, HypervisorNotices.Tells) ? ", but its hypervisor does not run: the notices say why" : "";
        return desired.Exist
            ? $"Hyper-V on {RoleDifferences.Display(guest)} is in desired state{but}."
            : $"Hyper-V is not installed on {RoleDifferences.Display(guest)}, as desired{but}.";
    }

    // What can fail for want of a payload comes first.
    private static IEnumerable<Step<GuestConnection>> StepsFor(DesiredRole desired, Guest guest, RoleChanges changes)
    {
        if (changes.Enable.Count > 0)
        {
            yield return new EnableFeaturesStep(guest, changes.Enable, desired.SourcePaths, desired.LimitAccess);
        }

        if (changes.Disable.Count > 0)
        {
            yield return new DisableFeaturesStep(guest, changes.Disable);
        }
    }
}
