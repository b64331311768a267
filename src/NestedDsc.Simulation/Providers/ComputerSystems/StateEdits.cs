using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>What changes in the repository when a VM's state does.</summary>
internal static class StateEdits
{
    private const string ShutdownComponent = "Msvm_ShutdownComponent";

    public static Edit SetState(Vm vm, ushort enabledState) =>
        Edit.Set(vm.System.Path, CimProperty.OfUInt16("EnabledState", enabledState));

    /// <summary>Everything that comes with a VM's arrival in a state.</summary>
    public static List<Edit> Arrive(SimulatedHost host, NamespaceStore ns, Vm vm, ushort enabledState)
    {
        bool isOn = enabledState is VmStates.Running or VmStates.Paused;
        var edits = new List<Edit>
        {
            Edit.Set(
                vm.System.Path,
                CimProperty.OfUInt16("EnabledState", enabledState),
                new CimProperty("TimeOfLastStateChange", CimType.DateTime, TimeAfter(vm, host.Clock.UtcNow.UtcDateTime)),
                CimProperty.OfUInt64("OnTimeInMilliseconds", isOn ? Math.Max(1, vm.System.Number64("OnTimeInMilliseconds")) : 0)),
            Edit.Set(vm.Settings.Path, CimProperty.OfBoolean("IsSaved", enabledState == VmStates.Saved)),
        };
        if (ns.Find(ShutdownComponent) is not { } store)
        {
            return edits;
        }

        List<InstanceRow> components = [.. store.Rows.Where(
            r => string.Equals(r.Text("SystemName"), vm.Id, StringComparison.OrdinalIgnoreCase))];
        if (enabledState != VmStates.Running)
        {
            edits.AddRange(components.Select(static c => Edit.Remove(c.Path)));
        }
        else if (components.Count == 0 && host.Settings.Guest(vm.Id).IntegrationServices)
        {
            edits.Add(AddComponent(ns, vm));
        }

        return edits;
    }

    // Every session begins at the same virtual time; one change after another must be told apart all the same.
    private static DateTime TimeAfter(Vm vm, DateTime now) =>
        vm.System["TimeOfLastStateChange"] is DateTime last && last >= now ? last.AddSeconds(1) : now;

    private static Edit AddComponent(NamespaceStore ns, Vm vm)
    {
        var path = new CimPath(ns.Name, ShutdownComponent,
        [
            CimProperty.OfString("CreationClassName", ShutdownComponent),
            CimProperty.OfString("DeviceID", $@"Microsoft:{vm.Id}\9F8233AC-BE49-4C79-8EE3-E7E1985B2077"),
            CimProperty.OfString("SystemCreationClassName", Vm.SystemClass),
            CimProperty.OfString("SystemName", vm.Id),
        ]);
        return new Edit(EditKind.Add, path,
        [
            CimProperty.OfString("ElementName", "Shutdown"),
            CimProperty.OfUInt16("EnabledState", 2),
            new CimProperty("OperationalStatus", CimType.UInt16, new ushort[] { 2 }, IsArray: true),
        ]);
    }
}
