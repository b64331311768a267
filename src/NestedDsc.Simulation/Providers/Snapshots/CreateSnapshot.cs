using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Providers.VirtualSystemManagement;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Snapshots;

/// <summary>
/// Msvm_VirtualSystemSnapshotService.CreateSnapshot (win32 docs; rules on types as hyper-v-csi measured them). The VM's
/// UserSnapshotType decides between a production and a standard checkpoint. A checkpoint has a GUID of its own and, as
/// ConfigurationID, that of the VM (observed).
/// </summary>
internal sealed class CreateSnapshot : IMethod
{
    private const ushort NewSnapshot = 70;
    private const ulong FullSnapshot = 2;
    private const ulong Disabled = 2;
    private const ulong ProductionOnly = 4;
    private const ulong Standard = 5;
    private const ushort InService = 11;
    private const ushort Creating = 32768;
    private const string SettingClass = "Msvm_VirtualSystemSnapshotSettingData";

    private static readonly MethodParameter[] Declared =
    [
        new("AffectedSystem", CimType.Reference),
        new("SnapshotSettings", CimType.String, IsRequired: false),
        new("SnapshotType", CimType.UInt16),
        new("ResultingSnapshot", CimType.Reference, IsRequired: false),
    ];

    public string ClassName => SnapshotMethod.ServiceClass;

    public string Name => nameof(CreateSnapshot);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        string settings = context.Text("SnapshotSettings") ?? "";
        if (context.Reference("AffectedSystem", Vm.SystemClass) is not { } system
            || Vm.Find(context.Namespace, system.Text("Name")) is not { } vm
            || context.Number("SnapshotType") != FullSnapshot
            || (settings.Length > 0 && EmbeddedInstanceReader.Read(settings)?.ClassName is not SettingClass))
        {
            return SnapshotMethod.Refuse(ReturnCodes.InvalidParameter);
        }

        if (SnapshotMethod.IsBusy(context, vm))
        {
            return SnapshotMethod.Refuse(ReturnCodes.InUse);
        }

        ulong type = vm.Settings.Number64("UserSnapshotType");
        if (vm.State is VmState.Transition or VmState.Unknown or VmState.Hibernated || type == Disabled)
        {
            return SnapshotMethod.Refuse(ReturnCodes.InvalidState);
        }

        return type == ProductionOnly && settings.Length == 0 && context.Host.Settings.Variants.ProductionOnlySettings == CheckpointSettings.Instance
            ? SnapshotMethod.Refuse(ReturnCodes.InvalidParameter)
            : Start(context, vm, type);
    }

    private MethodAnswer Start(MethodContext context, Vm vm, ulong type)
    {
        bool isLive = vm.State is VmState.Running or VmState.Paused;
        bool canQuiesce = vm.State == VmState.Running && context.Host.Settings.Guest(vm.Id).IntegrationServices;
        bool keepsMemory = vm.State == VmState.Saved || (isLive && (type == Standard || !canQuiesce));
        JobOutcome outcome = type == ProductionOnly && isLive && !canQuiesce
            ? JobOutcome.Failure((ushort)ReturnCodes.Failed, string.Format(Format.Invariant, context.Texts.ProductionFailed, vm.Name, vm.Id))
            : JobOutcome.Success;
        string id = NewId(context, vm);
        CimPath path = vm.Settings.Path with { Keys = [CimProperty.OfString("InstanceID", SystemId.InstanceId(id))] };
        DateTime now = context.Host.Clock.UtcNow.UtcDateTime;
        CimProperty[] different =
        [
            CimProperty.OfString("InstanceID", SystemId.InstanceId(id)),
            CimProperty.OfString("VirtualSystemType", Checkpoints.SnapshotType),
            CimProperty.OfString("ElementName", string.Format(Format.Invariant, context.Texts.CheckpointName, vm.Name, now)),
            new("CreationTime", CimType.DateTime, now),
            CimProperty.OfBoolean("IsSaved", keepsMemory),
        ];
        ClassDefinition definition = vm.Settings.Class;
        List<CimProperty> values = [.. definition.Properties.Select((p, i) =>
            Array.Find(different, d => string.Equals(d.Name, p.Name, StringComparison.OrdinalIgnoreCase)) ?? p.With(vm.Settings.Values[i]))];

        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = NewSnapshot,
            Caption = context.Texts.CreateCheckpoint,
            Outcome = outcome,
            AtStart = [SnapshotMethod.Status(vm, InService, Creating)],
            OnSuccess =
            [
                SnapshotMethod.Status(vm, 2),
                new Edit(EditKind.Add, path, values),
                .. SystemCopy.AddParts(context.Namespace, vm.Id, id),
                Edit.Set(vm.Settings.Path, CimProperty.OfString("Parent", SnapshotMethod.PathText(context, id))),
            ],
            OnFailure = [SnapshotMethod.Status(vm, 2)],
            Affected = [vm.System.Path, path],
            Settles = true,
            Cancellable = true,
        });
    }

    private static string NewId(MethodContext context, Vm vm)
    {
        for (int number = 1; ; number++)
        {
            string id = Identity.Make($"checkpoint:{vm.Id}:{number}");
            if (vm.Settings.Store.Find(vm.Settings.Path with { Keys = [CimProperty.OfString("InstanceID", SystemId.InstanceId(id))] }) is null
                && !context.Host.Operations.Active.Any(o => o.Affected.Any(p => p.ToString().Contains(id, StringComparison.OrdinalIgnoreCase))))
            {
                return id;
            }
        }
    }
}
