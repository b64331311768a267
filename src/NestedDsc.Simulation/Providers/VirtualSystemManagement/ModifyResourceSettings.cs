using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Connections;
using NestedDsc.Simulation.Providers.Features;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>
/// Msvm_VirtualSystemManagementService.ModifyResourceSettings (win32 docs): changes devices of one VM, all or nothing. Answers 0 when
/// all is well; otherwise see <see cref="Verdict"/>.
/// </summary>
internal sealed class ModifyResourceSettings : IMethod
{
    private const ushort ModifyResources = 31;
    private const string BaseClass = "CIM_ResourceAllocationSettingData";
    private static readonly MethodParameter[] Declared = [new("ResourceSettings", CimType.String, IsArray: true)];

    public string ClassName => "Msvm_VirtualSystemManagementService";

    public string Name => nameof(ModifyResourceSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        var changes = new List<SettingChange>();
        uint code = Read(context, changes, out Vm? vm);
        if (code != ReturnCodes.Completed || vm is null)
        {
            return MethodContext.Refuse(code);
        }

        bool isIdle = changes.Exists(static c => c.IsIdle);
        List<SettingChange> real = [.. changes.Where(static c => c.Changed.Count > 0)];
        if (real.Count == 0 && !isIdle)
        {
            return new MethodAnswer(ReturnCodes.Completed, Results(changes), MethodContext.NoJob());
        }

        if (context.IsBusy(vm))
        {
            return MethodContext.Refuse(ReturnCodes.InUse);
        }

        MethodAnswer answer = context.Do(real.Count == 0 ? Verdict.Ignored : DeviceRules.Check(context, vm, real), new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = ModifyResources,
            Caption = context.Texts.ModifyVm,
            IsImmediate = true,
            OnSuccess = [.. real.Select(c => Change(context.Namespace, c))],
            Affected = [.. changes.Select(static c => c.Row.Path)],
        });

        // Out parameters are filled in when the method returns: a job fills them in no later (hyper-v-csi).
        return answer.ReturnValue == ReturnCodes.Completed ? answer with { Out = [Results(changes), .. answer.Out] } : answer;
    }

    private static uint Read(MethodContext context, List<SettingChange> changes, out Vm? vm)
    {
        vm = null;
        foreach (string text in context.Array("ResourceSettings"))
        {
            uint code = SettingReader.Read(context.Namespace, text, BaseClass, out SettingChange? change);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }

            if (changes.Exists(c => c.Row == change!.Row))
            {
                return ReturnCodes.InvalidParameter;
            }

            changes.Add(change!);
        }

        // A checkpoint's parts have no VM of their own and can't be changed; neither can parts of two VMs in one call.
        List<string?> ids = [.. changes.Select(static c => SystemId.Of(c.Row.Text("InstanceID"))).Distinct(StringComparer.OrdinalIgnoreCase)];
        vm = ids is [{ } id] ? Vm.Find(context.Namespace, id) : null;
        return vm is null ? ReturnCodes.InvalidParameter : ReturnCodes.Completed;
    }

    private static Edit Change(NamespaceStore ns, SettingChange change) => new(
        EditKind.Set, change.Row.Path, change.Row.Class.Name switch
        {
            FeatureMethod.ConnectionClass => [.. change.Changed, .. ConnectionRules.Consequences(ns, change)],
            AdapterRules.ClassName => [.. change.Changed, .. AdapterRules.Consequences(change)],
            _ => change.Changed,
        });

    private static CimProperty Results(List<SettingChange> changes) =>
        new("ResultingResourceSettings", CimType.Reference, changes.Select(static c => c.Row.Path).ToArray(), IsArray: true);
}
