using NestedDsc.Cim;
using NestedDsc.Simulation.Providers.Features;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>Msvm_VirtualEthernetSwitchManagementService.RemoveResourceSettings (win32 docs): takes ports from a switch.</summary>
internal sealed class RemoveSwitchResources : IMethod
{
    private const ushort RemoveResources = 135;
    private static readonly MethodParameter[] Declared = [new("ResourceSettings", CimType.Reference, IsArray: true)];

    public string ClassName => VirtualSwitch.ServiceClass;

    public string Name => "RemoveResourceSettings";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (context.References("ResourceSettings", FeatureMethod.ConnectionClass) is not { } ports
            || VirtualSwitch.OwnerOf(context.Namespace, ports) is not { } found)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        if (SwitchMethod.Obstacle(context, found) is { } obstacle)
        {
            return MethodContext.Refuse(obstacle);
        }

        var changes = new PortChanges(context, found.Id, found.Name);
        changes.Remove(ports);
        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = found.Id,
            JobType = RemoveResources,
            Caption = context.Texts.ModifySwitch,
            OnSuccess = changes.Edits,
        });
    }
}
