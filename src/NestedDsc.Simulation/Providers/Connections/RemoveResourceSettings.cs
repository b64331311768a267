using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Providers.OpenFacts;

namespace NestedDsc.Simulation.Providers.Connections;

/// <summary>
/// Msvm_VirtualSystemManagementService.RemoveResourceSettings (win32 docs), for connections: they go with their features. Other
/// devices can't be removed here (32770).
/// </summary>
internal sealed class RemoveResourceSettings : IMethod
{
    private const ushort RemoveResources = 32;
    private static readonly MethodParameter[] Declared = [new("ResourceSettings", CimType.Reference, IsArray: true)];

    public string ClassName => FeatureMethod.ServiceClass;

    public string Name => nameof(RemoveResourceSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (context.References("ResourceSettings", "CIM_ResourceAllocationSettingData") is not { } settings
            || FeatureMethod.OwnerOf(context.Namespace, settings) is not { } vm)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
        }

        if (settings.Any(static s => !s.Class.IsA(FeatureMethod.ConnectionClass)))
        {
            return MethodContext.Refuse(ReturnCodes.NotSupported);
        }

        if (context.IsBusy(vm))
        {
            return MethodContext.Refuse(ReturnCodes.InUse);
        }

        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = RemoveResources,
            Caption = context.Texts.ModifyVm,
            IsImmediate = context.Host.Settings.Variants.Removal == RemovalAnswer.AtOnce,
            OnSuccess =
            [
                .. settings.SelectMany(s => FeatureMethod.Of(context.Namespace, s.Text("InstanceID"))).Select(static f => Edit.Remove(f.Path)),
                .. settings.Select(static s => Edit.Remove(s.Path)),
            ],
        });
    }
}
