using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Snapshots;

/// <summary>What the methods of Msvm_VirtualSystemSnapshotService have in common.</summary>
internal static class SnapshotMethod
{
    public const string ServiceClass = "Msvm_VirtualSystemSnapshotService";

    /// <summary>The checkpoint that a parameter names, with its VM.</summary>
    public static (InstanceRow Checkpoint, Vm Vm)? Find(MethodContext context, string parameter) =>
        context.Reference(parameter, Vm.SettingsClass) is { } checkpoint && Checkpoints.IsCheckpoint(checkpoint)
        && Vm.Find(context.Namespace, checkpoint.Text("VirtualSystemIdentifier")) is { } vm
            ? (checkpoint, vm)
            : null;

    public static bool IsBusy(MethodContext context, Vm vm) => vm.IsInService || context.Host.Operations.Busy(vm.Id) is not null;

    /// <summary>The path of a checkpoint's settings as Parent properties hold it: text with the host's name.</summary>
    public static string PathText(MethodContext context, string checkpointId) =>
        new CimPath(context.Namespace.Name, Vm.SettingsClass, [CimProperty.OfString("InstanceID", SystemId.InstanceId(checkpointId))])
            .ToAbsolute(context.Host.Document.ComputerName);

    /// <summary>OperationalStatus of a VM: OK, or in service with what is going on.</summary>
    public static Edit Status(Vm vm, params ushort[] status) =>
        Edit.Set(vm.System.Path, new CimProperty("OperationalStatus", CimType.UInt16, status, IsArray: true));

    public static MethodAnswer Refuse(uint code) => new(code, MethodContext.NoJob());
}
