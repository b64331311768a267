using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.GuestHyperVRole.Planning;
using NestedDsc.Hosting.Intents;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.GuestHyperVRole;

/// <summary>An instance of the resource.</summary>
/// <param name="desired">The role as it is desired.</param>
/// <param name="turn">The turn that a set waits for; <see langword="null"/> for whoever only looks.</param>
internal sealed class GuestHyperVRoleInstance(DesiredRole desired, Turn? turn) : IResourceInstance<GuestConnection>
{
    /// <summary>The role as it is desired.</summary>
    public DesiredRole Desired { get; } = desired;

    /// <inheritdoc/>
    public Plan<GuestConnection> Plan(GuestConnection context)
    {
        if (turn?.Take() == true)
        {
            context.HyperV.Keep(turn);
        }

        Guest guest = GuestReader.Read(context);
        var changes = RoleChanges.Of(Desired, guest);
        return RolePlanner.Plan(Desired, guest, changes, Means.Find(context, changes, Desired.SourcePaths), context.NeedsRestart);
    }
}
