using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;

namespace NestedDsc.Simulation.Providers.Features;

/// <summary>
/// Msvm_VirtualSystemManagementService.ModifyFeatureSettings (win32 docs): changes features of the connections of one VM, named by
/// their InstanceIDs, all or nothing and in every state of the VM (the latter is unverified on Windows). A call that changes
/// nothing answers 0.
/// </summary>
internal sealed class ModifyFeatureSettings : IMethod
{
    private const ushort ModifyResources = 31;
    private static readonly MethodParameter[] Declared = [new("FeatureSettings", CimType.String, IsArray: true)];

    public string ClassName => FeatureMethod.ServiceClass;

    public string Name => nameof(ModifyFeatureSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        var changes = new List<SettingChange>();
        foreach (string text in context.Array("FeatureSettings"))
        {
            uint code = SettingReader.Read(context.Namespace, text, FeatureMethod.FeatureClass, out SettingChange? change);
            if (code != ReturnCodes.Completed)
            {
                return MethodContext.Refuse(code);
            }

            if (changes.Exists(c => c.Row == change!.Row) || !FeatureMethod.AreInRange(change!.After))
            {
                return MethodContext.Refuse(ReturnCodes.InvalidParameter);
            }

            changes.Add(change);
        }

        return FeatureMethod.OwnerOf(context.Namespace, changes.Select(static c => c.Row)) is { } vm
            ? Change(context, vm, changes)
            : MethodContext.Refuse(ReturnCodes.InvalidParameter);
    }

    private MethodAnswer Change(MethodContext context, Vm vm, List<SettingChange> changes)
    {
        CimProperty results = FeatureMethod.Results(changes.Select(static c => c.Row.Path));
        List<SettingChange> real = [.. changes.Where(static c => c.Changed.Count > 0)];
        if (real.Count == 0)
        {
            return new MethodAnswer(ReturnCodes.Completed, results, MethodContext.NoJob());
        }

        if (context.IsBusy(vm))
        {
            return MethodContext.Refuse(ReturnCodes.InUse);
        }

        MethodAnswer answer = context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = ModifyResources,
            Caption = context.Texts.ModifyVm,
            OnSuccess = [.. real.Select(static c => new Edit(EditKind.Set, c.Row.Path, c.Changed))],
            Affected = [.. changes.Select(static c => c.Row.Path)],
        });
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [results, .. answer.Out] } : answer;
    }
}
