using NestedDsc.GuestHyperVRole.Model;
using NestedDsc.GuestHyperVRole.Planning;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.GuestHyperVRole;

/// <summary>An instance of the resource.</summary>
/// <param name="desired">The role as it is desired.</param>
internal sealed class GuestHyperVRoleInstance(DesiredRole desired) : IResourceInstance<GuestConnection>
{
    /// <summary>The role as it is desired.</summary>
    public DesiredRole Desired { get; } = desired;

    /// <inheritdoc/>
    public Plan<GuestConnection> Plan(GuestConnection context)
    {
        Guest guest = GuestReader.Read(context);
        var changes = RoleChanges.Of(Desired, guest);
        return RolePlanner.Plan(Desired, guest, changes, Means.Find(context, changes, Desired.SourcePaths), context.NeedsRestart);
    }
}
