using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>
/// Msvm_VirtualSystemManagementService.ModifySystemSettings (win32 docs): changes a VM's own settings, or renames a checkpoint. Answers
/// 0 when all is well; otherwise see <see cref="Verdict"/>.
/// </summary>
internal sealed class ModifySystemSettings : IMethod
{
    private const ushort ModifySettings = 31;
    private static readonly MethodParameter[] Declared = [new("SystemSettings", CimType.String)];

    public string ClassName => "Msvm_VirtualSystemManagementService";

    public string Name => nameof(ModifySystemSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        uint code = SettingReader.Read(context.Namespace, context.Text("SystemSettings")!, Vm.SettingsClass, out SettingChange? change);
        if (change is null || Vm.Find(context.Namespace, change.Row.Text("VirtualSystemIdentifier")) is not { } vm)
        {
            return MethodContext.Refuse(code != ReturnCodes.Completed ? code : ReturnCodes.InvalidParameter);
        }

        if (context.IsBusy(vm))
        {
            return MethodContext.Refuse(ReturnCodes.InUse);
        }

        if (change.Changed.Count == 0 && !change.IsIdle)
        {
            return new MethodAnswer(ReturnCodes.Completed, MethodContext.NoJob());
        }

        bool isCheckpoint = Checkpoints.IsCheckpoint(change.Row);
        var edits = new List<Edit> { new(EditKind.Set, change.Row.Path, SystemRules.Kept(change)) };
        if (!isCheckpoint && change.Changes("ElementName"))
        {
            edits.Add(Edit.Set(vm.System.Path, CimProperty.OfString("ElementName", (string?)change.After("ElementName"))));
        }

        return context.Do(change.IsIdle ? Verdict.Ignored : SystemRules.Check(context.Host.Settings.Variants, vm, change, isCheckpoint), new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = ModifySettings,
            Caption = context.Texts.ModifyVm,
            IsImmediate = true,
            OnSuccess = edits,
        });
    }
}
