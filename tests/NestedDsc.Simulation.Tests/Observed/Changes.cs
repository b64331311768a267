using NestedDsc.Cim;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Calls about VMs.</summary>
internal static class Changes
{
    /// <summary>Submits the VM's whole row of a class with some properties changed.</summary>
    public static Scene Modify(this Scene vm, string className, params (string Name, object? Value)[] changes) =>
        vm.Submit(className, vm.Row(className).Whole(changes));

    /// <summary>Submits nothing but the key of the VM's row of a class and some properties.</summary>
    public static Scene ModifyPart(this Scene vm, string className, params (string Name, object? Value)[] changes) =>
        vm.Submit(className, vm.Row(className).Part(changes));

    /// <summary>Submits text as settings of a class.</summary>
    public static Scene Submit(this Scene vm, string className, string xml) => className is Msvm.Settings
        ? vm.Call(Msvm.VMService, "ModifySystemSettings", CimProperty.OfString("SystemSettings", xml))
        : vm.Call(Msvm.VMService, "ModifyResourceSettings", CimProperty.OfStrings("ResourceSettings", xml));

    public static Scene Request(this Scene vm, ushort state, params CimProperty[] more) =>
        vm.Call(vm.VMPath, "RequestStateChange", [CimProperty.OfUInt16("RequestedState", state), .. more]);

    /// <summary>Asserts the VM's EnabledState.</summary>
    public static Scene State(this Scene vm, ushort expected) => vm.Reads(Msvm.ComputerSystem, ("EnabledState", expected));

    public static Scene ShutDown(this Scene vm, bool force = false) => vm.Call(
        Paths.Device(vm.ShutdownComponent()!), "InitiateShutdown", CimProperty.OfBoolean("Force", force), CimProperty.OfString("Reason", "maintenance"));

    public static CimObject? ShutdownComponent(this Scene vm) =>
        vm.Rows($"SELECT * FROM {Msvm.ShutdownComponent} WHERE SystemName='{vm.VM}'").SingleOrDefault();

    public static Scene Checkpoint(this Scene vm, string? settings = "") => vm.Call(
        Msvm.SnapshotService, "CreateSnapshot", CimProperty.OfReference("AffectedSystem", vm.VMPath),
        CimProperty.OfString("SnapshotSettings", settings), CimProperty.OfUInt16("SnapshotType", 2));

    public static Scene Apply(this Scene vm, CimObject checkpoint) =>
        vm.Call(Msvm.SnapshotService, "ApplySnapshot", CimProperty.OfReference("Snapshot", Paths.Setting(checkpoint)));

    public static Scene Destroy(this Scene vm, CimObject checkpoint) =>
        vm.Call(Msvm.SnapshotService, "DestroySnapshot", CimProperty.OfReference("AffectedSnapshot", Paths.Setting(checkpoint)));

    /// <summary>The VM's checkpoints.</summary>
    public static IReadOnlyList<CimObject> Checkpoints(this Scene vm) => vm.Rows(
        $"SELECT * FROM {Msvm.Settings} WHERE VirtualSystemIdentifier='{vm.VM}' AND VirtualSystemType='Microsoft:Hyper-V:Snapshot:Realized'");
}
