using NestedDsc.GuestHyperVRole.Input;
using NestedDsc.GuestHyperVRole.State;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Exports;
using NestedDsc.Protocol.Input;
using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Plans;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.GuestHyperVRole;

/// <summary>The resource <c>NestedDsc/GuestHyperVRole</c>: the Hyper-V role of the Windows that it runs in.</summary>
/// <param name="environment">Reads an environment variable.</param>
public sealed class GuestHyperVRoleResource(Func<string, string?> environment) : IResource<GuestConnection>
{
    /// <inheritdoc/>
    public ResourceDescription Description { get; } = new()
    {
        Type = "NestedDsc/GuestHyperVRole",
        Summary = "Manages the Hyper-V role of this Windows, such as the guest of a nested virtual machine: role, management tools and Containers.",
        Executable = "guesthypervrole",
        Tags = ["HyperV", "NestedVirtualization", "Role", "OptionalFeature", "Containers", "Windows"],
        Platform = "Hyper-V",
        EnvironmentVariables = HostConnection.EnvironmentVariables,
        HandlesExist = true,
        Carrier = typeof(GuestHyperVRoleResource),
    };

    /// <inheritdoc/>
    public IJournal Journal { get; } = HostJournal.Open(environment);

    /// <inheritdoc/>
    public LockTarget? SharedTarget => HostJournal.Features;

    /// <inheritdoc/>
    public IResourceInstance<GuestConnection> Read(InputObject input) => new GuestHyperVRoleInstance(DesiredRoleReader.Read(input));

    /// <inheritdoc/>
    public GuestConnection Connect(Tracer trace) => HostConnection.OpenGuest(environment, trace);

    /// <inheritdoc/>
    public void Wait(GuestConnection context, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HyperV.Session.Clock.Wait(duration);
    }

    /// <inheritdoc/>
    public void CheckFilter(InputObject filter) => DesiredRoleReader.Read(filter);

    /// <inheritdoc/>
    public IEnumerable<(string Name, IResourceState? State)> Export(ExportFilter filter, GuestConnection context)
    {
        Guest guest = GuestReader.Read(context);
        yield return ($"Hyper-V in {guest.Machine.Name}", new RoleState(guest));
    }

    /// <inheritdoc/>
    public ResourceException Explain(Exception error) => HostFailures.Explain(error);
}
