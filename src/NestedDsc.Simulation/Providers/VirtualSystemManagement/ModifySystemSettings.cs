using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>
/// Msvm_VirtualSystemManagementService.ModifySystemSettings (win32 docs): changes a VM's own settings, or renames a checkpoint.
/// Ends at once.
/// </summary>
internal sealed class ModifySystemSettings : IMethod
{
    private const int LongestName = 100;
    private static readonly MethodParameter[] Declared = [new("SystemSettings", CimType.String)];

    public string ClassName => "Msvm_VirtualSystemManagementService";

    public string Name => nameof(ModifySystemSettings);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        uint code = SettingReader.Read(context.Namespace, context.Text("SystemSettings")!, Vm.SettingsClass, out SettingChange? change);
        if (change is null)
        {
            return new MethodAnswer(code, MethodContext.NoJob());
        }

        Vm? vm = Vm.Find(context.Namespace, change.Row.Text("VirtualSystemIdentifier"));
        bool isCheckpoint = Checkpoints.IsCheckpoint(change.Row);
        code = vm is null ? ReturnCodes.InvalidParameter : Check(context, vm, change, isCheckpoint);
        if (vm is null || code != ReturnCodes.Completed || change.Changed.Count == 0)
        {
            return new MethodAnswer(code, MethodContext.NoJob());
        }

        var edits = new List<Edit> { new(EditKind.Set, change.Row.Path, change.Changed) };
        if (!isCheckpoint && change.Changes("ElementName"))
        {
            edits.Add(Edit.Set(vm.System.Path, CimProperty.OfString("ElementName", (string?)change.After("ElementName"))));
        }

        return context.Do(new OperationRequest { Method = Name, VmId = vm.Id, OnSuccess = edits, IsSynchronous = true });
    }

    private static uint Check(MethodContext context, Vm vm, SettingChange change, bool isCheckpoint)
    {
        if (vm.IsInService || context.Host.Operations.Busy(vm.Id) is not null)
        {
            return ReturnCodes.InUse;
        }

        foreach (CimProperty changed in change.Changed)
        {
            string name = changed.Name.ToUpperInvariant();
            bool isFree = name is "ELEMENTNAME" or "NOTES";
            bool isPolicy = name is "AUTOMATICSTARTUPACTION" or "AUTOMATICSHUTDOWNACTION" or "AUTOMATICRECOVERYACTION"
                or "AUTOMATICSTARTUPACTIONDELAY" or "USERSNAPSHOTTYPE" or "AUTOMATICSNAPSHOTSENABLED";
            bool isHardware = name is "VIRTUALNUMAENABLED" or "SECUREBOOTENABLED" or "SECUREBOOTTEMPLATEID" or "LOWMMIOGAPSIZE"
                or "HIGHMMIOGAPSIZE" or "GUESTCONTROLLEDCACHETYPES" or "LOCKONDISCONNECT" or "BOOTSOURCEORDER" or "ENABLEHIBERNATION";
            if (!isFree && (isCheckpoint || !(isPolicy || isHardware)))
            {
                return ReturnCodes.InvalidParameter;
            }

            if (isHardware && vm.State != VmState.Off)
            {
                return ReturnCodes.InvalidState;
            }
        }

        return AreValuesGood(vm, change) ? ReturnCodes.Completed : ReturnCodes.InvalidParameter;
    }

    private static bool AreValuesGood(Vm vm, SettingChange change) =>
        change.After("ElementName") is string { Length: > 0 and <= LongestName }
        && (!change.Changes("UserSnapshotType") || change.Number("UserSnapshotType") is >= 2 and <= 5)
        && !(change.Changes("VirtualNumaEnabled") && change.Flag("VirtualNumaEnabled") && vm.Memory?.Flag("DynamicMemoryEnabled") == true);
}
