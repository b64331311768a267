using NestedDsc.Cim;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 12: integration services.</summary>
public sealed class Section12Integration
{
    [Row("REC guest_service_control R, vss_cluster_query R")]
    public void Row_12_5_Only_running_VMs_have_components() => EachRow(
        $"SELECT * FROM {Msvm.ComputerSystem} WHERE EnabledState=3 OR EnabledState=6",
        static (scene, vm) => Assert.Empty(scene.Rows($"SELECT * FROM {Msvm.ShutdownComponent} WHERE SystemName='{vm.Text("Name")}'")));

    [Row("REC guest_service_control R")]
    public void Row_12_5_The_component_comes_with_the_start_and_goes_with_the_end() => Off(static vm =>
    {
        CimObject started = vm.Request(2).Is(Answer.DoneByJob).ShutdownComponent()!;
        Assert.Equal(vm.VM, started.Text("SystemName"));
        Assert.Null(vm.Request(3).Is(Answer.DoneByJob).ShutdownComponent());
    });
}
