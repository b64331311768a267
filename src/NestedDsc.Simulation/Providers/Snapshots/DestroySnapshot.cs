using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Snapshots;

/// <summary>
/// Msvm_VirtualSystemSnapshotService.DestroySnapshot (win32 docs): removes one checkpoint; those taken after it become children
/// of the one before it. The merging of disks that follows is not simulated.
/// </summary>
internal sealed class DestroySnapshot : IMethod
{
    private const ushort DestroyJob = 72;
    private const ushort InService = 11;
    private const ushort Deleting = 32770;

    private static readonly MethodParameter[] Declared = [new("AffectedSnapshot", CimType.Reference)];

    public string ClassName => SnapshotMethod.ServiceClass;

    public string Name => nameof(DestroySnapshot);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (SnapshotMethod.Find(context, "AffectedSnapshot") is not { } found)
        {
            return SnapshotMethod.Refuse(ReturnCodes.InvalidParameter);
        }

        (InstanceRow checkpoint, Vm vm) = found;
        if (SnapshotMethod.IsBusy(context, vm))
        {
            return SnapshotMethod.Refuse(ReturnCodes.InUse);
        }

        string id = SystemId.Of(checkpoint.Text("InstanceID"))!;
        CimProperty grandparent = CimProperty.OfString("Parent", checkpoint["Parent"] as string);
        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = DestroyJob,
            Caption = context.Texts.DeleteCheckpoint,
            AtStart = [SnapshotMethod.Status(vm, InService, Deleting)],
            OnSuccess =
            [
                SnapshotMethod.Status(vm, 2),
                .. checkpoint.Store.Rows.Where(r => r.Text("Parent").Contains(SystemId.InstanceId(id) + "\"", StringComparison.OrdinalIgnoreCase))
                    .Select(r => Edit.Set(r.Path, grandparent)),
                .. SystemCopy.RemoveParts(context.Namespace, id),
                Edit.Remove(checkpoint.Path),
            ],
            OnFailure = [SnapshotMethod.Status(vm, 2)],
            Affected = [vm.System.Path],
            Settles = true,
        });
    }
}
