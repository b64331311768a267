using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Shutdown;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>What changes in the repository when a VM's state does.</summary>
internal static class StateEdits
{
    /// <summary>What a VM shows on its way.</summary>
    public static Edit Show(Vm vm, StatePhase phase, params CimProperty[] others) => Edit.Set(
        vm.System.Path,
        [
            .. phase.EnabledState is { } state ? [CimProperty.OfUInt16("EnabledState", state)] : Array.Empty<CimProperty>(),
            CimProperty.OfString("OtherEnabledState", phase.Other.Length > 0 ? phase.Other : null), Status(phase.Status), .. others,
        ]);

    /// <summary>Everything that comes with a VM's arrival in a state.</summary>
    public static List<Edit> Arrive(SimulatedHost host, NamespaceStore ns, Vm vm, ushort enabledState)
    {
        bool isOn = enabledState is VmStates.Running or VmStates.Paused;
        return
        [
            Edit.Set(
                vm.System.Path,
                CimProperty.OfUInt16("EnabledState", enabledState), CimProperty.OfString("OtherEnabledState", null), Status(StatePhase.Fine),
                new CimProperty("TimeOfLastStateChange", CimType.DateTime, TimeAfter(vm, host.Clock.UtcNow.UtcDateTime)),
                CimProperty.OfUInt64("OnTimeInMilliseconds", isOn ? Math.Max(1, vm.System.Number64("OnTimeInMilliseconds")) : 0)),
            Edit.Set(vm.Settings.Path, CimProperty.OfBoolean("IsSaved", enabledState == VmStates.Saved)),
            .. ShutdownComponent.Arrive(host, ns, vm, enabledState == VmStates.Running),
        ];
    }

    private static CimProperty Status(ushort first) => new("OperationalStatus", CimType.UInt16, new[] { first }, IsArray: true);

    // Every session begins at the same virtual time; one change after another must be told apart all the same.
    private static DateTime TimeAfter(Vm vm, DateTime now) =>
        vm.System["TimeOfLastStateChange"] is DateTime last && last >= now ? last.AddSeconds(1) : now;
}
