using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>
/// Msvm_VirtualSystemManagementService.RemoveFeatureSettings (win32 docs): takes features from the connections of one VM, which
/// then behave by the defaults.
/// </summary>
internal sealed class RemoveFeatureSettings : IMethod
{
    private const ushort RemoveResources = 32;
    private static readonly MethodParameter[] Declared = [new("FeatureSettings", CimType.Reference, IsArray: true)];

    public string ClassName => FeatureMethod.ServiceClass;

    public string Name => nameof(RemoveFeatureSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (context.References("FeatureSettings", FeatureMethod.FeatureClass) is not { } features
            || FeatureMethod.OwnerOf(context.Namespace, features) is not { } vm)
        {
            return MethodContext.Refuse(ReturnCodes.InvalidParameter);
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
            OnSuccess = [.. features.Select(static f => Edit.Remove(f.Path))],
        });
    }
}
