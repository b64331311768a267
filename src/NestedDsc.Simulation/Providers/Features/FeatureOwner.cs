using NestedDsc.Simulation.Providers.Switches;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>Whose features a service changes.</summary>
/// <param name="Id">GUID of the VM or switch.</param>
/// <param name="Obstacle">Why it can't be changed now, or that it can.</param>
internal sealed record FeatureOwner(string Id, Verdict Obstacle)
{
    /// <summary>
    /// The owner of connections or features. Those of VMs are changed by the service of the VMs alone: the switches' service lets the job
    /// fail with 32773 (observed). Those of the host's ports are changed by the switches' service (Hyper-V module).
    /// </summary>
    /// <param name="context">The call.</param>
    /// <param name="serviceClass">The service.</param>
    /// <param name="settings">The connections or features.</param>
    /// <returns>The owner; <see langword="null"/> if there is none that the service knows, or several.</returns>
    public static FeatureOwner? Of(MethodContext context, string serviceClass, IReadOnlyList<InstanceRow> settings)
    {
        bool isOfSwitches = serviceClass is VirtualSwitch.ServiceClass;
        if (FeatureMethod.OwnerOf(context.Namespace, settings) is { } vm)
        {
            return new FeatureOwner(vm.Id, isOfSwitches ? Verdict.BadValues
                : context.IsBusy(vm) ? Verdict.Refused(ReturnCodes.InUse)
                : Verdict.Applied);
        }

        return isOfSwitches && VirtualSwitch.OwnerOf(context.Namespace, settings) is { } found
            ? new FeatureOwner(found.Id, SwitchMethod.Obstacle(context, found) is { } code ? Verdict.Refused(code) : Verdict.Applied)
            : null;
    }
}
