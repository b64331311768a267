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
    public Reading<GuestConnection> Read(GuestConnection context)
    {
        Guest guest = GuestReader.Read(context);
        var changes = RoleChanges.Of(Desired, guest);
        var means = Means.Find(context, changes, Desired.SourcePaths);
        bool needsRestart = context.NeedsRestart;
        return new Reading<GuestConnection>
        {
            Planner = _ => RolePlanner.Plan(Desired, guest, changes, means, needsRestart),
            Again = Read,
        };
    }
}
