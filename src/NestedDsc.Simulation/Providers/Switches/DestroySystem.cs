using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>
/// Msvm_VirtualEthernetSwitchManagementService.DestroySystem (win32 docs): removes a switch with its ports and host adapters, VMs or
/// not (that connected and running VMs do not prevent it is unverified on Windows). Connections of VMs stay, to a switch that is no
/// more; a NAT stays too.
/// </summary>
internal sealed class DestroySystem : IMethod
{
    private const ushort DestroySwitch = 132;
    private static readonly MethodParameter[] Declared = [new("AffectedSystem", CimType.Reference)];

    public string ClassName => VirtualSwitch.ServiceClass;

    public string Name => nameof(DestroySystem);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (context.Reference("AffectedSystem", VirtualSwitch.SystemClass) is not { } system
            || VirtualSwitch.Find(context.Namespace, system.Text("Name")) is not { } found)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        if (SwitchMethod.Obstacle(context, found) is { } code)
        {
            return MethodContext.Refuse(code);
        }

        var changes = new PortChanges(context, found.Id, found.Name);
        changes.Remove(found.Ports);
        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = found.Id,
            JobType = DestroySwitch,
            Caption = context.Texts.DestroySwitch,
            OnSuccess =
            [
                .. changes.Edits,
                .. Connections(context, found).Select(c => Edit.Set(c.Path, [.. Disconnected(context, found)])),
                Edit.Remove(found.Settings.Path),
                Edit.Remove(found.System.Path),
            ],
        });
    }

    private static IEnumerable<InstanceRow> Connections(MethodContext context, VirtualSwitch found) =>
        context.Namespace.Deep(FeatureMethod.ConnectionClass).SelectMany(static c => c.Rows)
            .Where(r => HostResource.Of(context.Namespace, r) is { } resource && resource.Path.Equals(found.System.Path)
                && FeatureMethod.OwnerOf(context.Namespace, [r]) is not null);

    private static IEnumerable<CimProperty> Disconnected(MethodContext context, VirtualSwitch found)
    {
        yield return CimProperty.OfString("LastKnownSwitchName", found.Name);
        if (!context.Host.Settings.DanglingConnections)
        {
            yield return CimProperty.OfStrings(HostResource.Property);
        }
    }
}
