using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Knobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Shutdown;

/// <summary>
/// Msvm_ShutdownComponent: there while a VM runs, whether its guest answers or not, which OperationalStatus tells. Its DeviceID is that
/// of the component alone, the same for all VMs; SystemName names the VM (observed on Server 2012 and Windows 11).
/// </summary>
internal static class ShutdownComponent
{
    public const string ClassName = "Msvm_ShutdownComponent";
    public const ulong Ready = 2;

    private const string DeviceId = "Microsoft:9F8233AC-BE49-4C79-8EE3-E7E1985B2077";

    /// <summary>The component of a VM that runs.</summary>
    public static InstanceRow? Of(NamespaceStore ns, Vm vm) => All(ns, vm).FirstOrDefault();

    /// <summary>Whether the guest can be asked to shut down.</summary>
    public static bool IsReady(InstanceRow component) => component["OperationalStatus"] is ushort[] and [var first, ..] && first == Ready;

    /// <summary>What changes when a VM arrives in a state.</summary>
    public static IEnumerable<Edit> Arrive(SimulatedHost host, NamespaceStore ns, Vm vm, bool isRunning)
    {
        InstanceRow[] components = [.. All(ns, vm)];
        if (!isRunning)
        {
            return components.Select(static c => Edit.Remove(c.Path));
        }

        GuestSettings guest = host.Settings.Guest(vm.Id);
        return components.Length == 0 && guest.ShutdownStatus != 0 && ns.Find(ClassName) is not null
            ? [Add(ns, vm, (ushort)guest.ShutdownStatus)]
            : [];
    }

    private static IEnumerable<InstanceRow> All(NamespaceStore ns, Vm vm) => (ns.Find(ClassName)?.Rows ?? []).Where(
        r => string.Equals(r.Text("SystemName"), vm.Id, StringComparison.OrdinalIgnoreCase));

    private static Edit Add(NamespaceStore ns, Vm vm, ushort status) => new(
        EditKind.Add,
        new CimPath(ns.Name, ClassName,
        [
            CimProperty.OfString("CreationClassName", ClassName), CimProperty.OfString("DeviceID", DeviceId),
            CimProperty.OfString("SystemCreationClassName", Vm.SystemClass), CimProperty.OfString("SystemName", vm.Id),
        ]),
        [
            CimProperty.OfString("ElementName", "Shutdown"), CimProperty.OfUInt16("EnabledState", 2),
            new CimProperty("OperationalStatus", CimType.UInt16, new[] { status }, IsArray: true),
        ]);
}
