using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.ComputerSystems;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Snapshots;

/// <summary>
/// Msvm_VirtualSystemSnapshotService.ApplySnapshot (win32 docs): puts a VM that is off or saved back to a checkpoint, with all
/// settings of its devices, and with the memory that the checkpoint may have kept.
/// </summary>
internal sealed class ApplySnapshot : IMethod
{
    private const ushort ApplyJob = 71;
    private const ushort InService = 11;
    private const ushort Applying = 32769;

    private static readonly MethodParameter[] Declared = [new("Snapshot", CimType.Reference)];

    public string ClassName => SnapshotMethod.ServiceClass;

    public string Name => nameof(ApplySnapshot);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (SnapshotMethod.Find(context, "Snapshot") is not { } found)
        {
            return SnapshotMethod.Refuse(ReturnCodes.InvalidParameter);
        }

        (InstanceRow checkpoint, Vm vm) = found;
        if (SnapshotMethod.IsBusy(context, vm))
        {
            return SnapshotMethod.Refuse(ReturnCodes.InUse);
        }

        if (vm.State is not (VmState.Off or VmState.Saved))
        {
            return SnapshotMethod.Refuse(ReturnCodes.InvalidState);
        }

        string id = SystemId.Of(checkpoint.Text("InstanceID"))!;
        List<CimProperty> settings = [.. checkpoint.Class.Properties.Select((p, i) => p.With(checkpoint.Values[i])).Where(static p => !StaysOwn(p.Name))];
        settings.Add(CimProperty.OfString("Parent", SnapshotMethod.PathText(context, id)));
        List<Edit> parts = [.. SystemCopy.AddParts(context.Namespace, id, vm.Id)];
        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = ApplyJob,
            Caption = context.Texts.ApplyCheckpoint,
            AtStart = [SnapshotMethod.Status(vm, InService, Applying)],
            OnSuccess =
            [
                SnapshotMethod.Status(vm, 2),
                .. parts,
                .. SystemCopy.RemoveParts(context.Namespace, vm.Id).Where(r => !parts.Exists(p => p.Target.Equals(r.Target))),
                Edit.Set(vm.Settings.Path, [.. settings]),
                .. StateEdits.Arrive(context.Host, context.Namespace, vm, checkpoint.Flag("IsSaved") ? VmStates.Saved : VmStates.Off),
            ],
            OnFailure = [SnapshotMethod.Status(vm, 2)],
            Affected = [vm.System.Path, checkpoint.Path],
            Settles = true,
        });
    }

    /// <summary>What makes the VM this VM, and is not a setting; notes are not brought back either (observed).</summary>
    private static bool StaysOwn(string property) =>
        property.ToUpperInvariant() is "INSTANCEID" or "CONFIGURATIONID" or "VIRTUALSYSTEMIDENTIFIER" or "VIRTUALSYSTEMTYPE"
            or "ELEMENTNAME" or "NOTES" or "CREATIONTIME" or "PARENT" or "ISSAVED";
}
