using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 4: memory and NUMA.</summary>
public sealed class Section04Memory
{
    [Row("REC mem_static R")]
    public void Row_4_1_Startup_memory_changes_beside_the_reservation_and_limit_of_a_new_VM() => Off(static vm => vm
        .Modify(Msvm.Memory, ("VirtualQuantity", 3072)).Is(Answer.Done)
        .Reads(Msvm.Memory, ("VirtualQuantity", 3072), ("DynamicMemoryEnabled", false)));

    [Row("BCVK C")]
    public void Row_4_2_Three_equal_quantities_are_taken_without_the_rest_of_the_row() => Off(static vm => vm
        .ModifyPart(Msvm.Memory, ("VirtualQuantity", 2048), ("Reservation", 2048), ("Limit", 2048)).Is(Answer.Accepted)
        .Reads(Msvm.Memory, ("VirtualQuantity", 2048), ("Reservation", 2048), ("Limit", 2048), ("TargetMemoryBuffer", 20)));

    [Row("HH HyperVBuilder L, LifecycleLiveTests L")]
    public void Row_4_3_Static_memory_reads_its_startup_as_its_limit() => Off(static vm => vm
        .Modify(Msvm.Memory, ("DynamicMemoryEnabled", false), ("VirtualQuantity", 2048), ("Reservation", 2048), ("Limit", 2048)).Is(Answer.Accepted)
        .Reads(Msvm.Memory, ("DynamicMemoryEnabled", false), ("Limit", 2048)));

    [Row("REC mem_dynamic R")]
    public void Row_4_4_Dynamic_memory_beside_virtual_NUMA_fails_in_the_job_with_a_text() => Off(static vm =>
    {
        vm.Reads(Msvm.Settings, ("VirtualNumaEnabled", true))
            .Modify(Msvm.Memory, ("DynamicMemoryEnabled", true), ("Limit", 2048)).Is(Answer.Fails(32773)).NothingChanged();
        Assert.Contains("NUMA", vm.Job!.Text("ErrorDescription"), StringComparison.Ordinal);
    });

    [Row("REC mem_dynamic R")]
    public void Row_4_5_Without_virtual_NUMA_dynamic_memory_is_taken_at_once() => Off(static vm => vm
        .Modify(Msvm.Settings, ("VirtualNumaEnabled", false)).Is(Answer.Done)
        .Modify(Msvm.Memory, ("DynamicMemoryEnabled", true), ("Limit", 2048)).Is(Answer.Done)
        .Reads(Msvm.Memory, ("DynamicMemoryEnabled", true), ("Reservation", 512), ("VirtualQuantity", 1024), ("Limit", 2048), ("TargetMemoryBuffer", 20)));

    [Row("REC mem_dynamic R, numa_topology R")]
    public void Row_4_6_Virtual_NUMA_is_turned_off_at_once() => Off(static vm => vm
        .Modify(Msvm.Settings, ("VirtualNumaEnabled", false)).Is(Answer.Done)
        .Reads(Msvm.Settings, ("VirtualNumaEnabled", false)));

    [Row("EXH VmMemoryService C")]
    public void Row_4_7_NUMA_goes_off_before_memory_is_dynamic_and_on_after_it_is_static() => Off(static vm => vm
        .Modify(Msvm.Settings, ("VirtualNumaEnabled", false)).Is(Answer.Done)
        .Modify(Msvm.Memory, ("DynamicMemoryEnabled", true), ("Limit", 2048)).Is(Answer.Done)
        .Modify(Msvm.Memory, ("DynamicMemoryEnabled", false)).Is(Answer.Done)
        .Modify(Msvm.Settings, ("VirtualNumaEnabled", true)).Is(Answer.Done)
        .Reads(Msvm.Memory, ("DynamicMemoryEnabled", false)).Reads(Msvm.Settings, ("VirtualNumaEnabled", true)));

    [Row("GOT 7 L")]
    public void Row_4_8_A_saved_VM_takes_no_memory_change_and_says_success() => Saved(static vm => vm
        .Modify(Msvm.Memory, ("VirtualQuantity", 2048), ("Reservation", 2048), ("Limit", 2048)).Is(Answer.DoneByJob).NothingChanged()
        .ModifyPart(Msvm.Memory, ("Weight", 6000)).Is(Answer.DoneByJob).NothingChanged());

    [Row("REC numa_topology R; GOT 31 L")]
    public void Row_4_11_Memory_is_counted_in_MB_and_steps_of_two() => OnEach(static scene =>
    {
        foreach (Cim.CimObject row in scene.Rows($"SELECT * FROM {Msvm.Memory}"))
        {
            Assert.Equal("byte * 2^20", row.Text("AllocationUnits"));
            Assert.Equal(0ul, row.Number("VirtualQuantity") % 2);
        }

        Assert.Equal(2ul, Assert.Single(scene.Rows($"SELECT * FROM {Msvm.Memory} WHERE InstanceID LIKE '%Increment'")).Number("VirtualQuantity"));
    });

    [Row("HH VmSettingsValidator C")]
    public void Row_4_12_Hyper_V_does_not_mind_dynamic_memory_beside_nesting() => Off(static vm => vm
        .Modify(Msvm.Processor, ("ExposeVirtualizationExtensions", true)).Is(Answer.Done)
        .Modify(Msvm.Settings, ("VirtualNumaEnabled", false)).Is(Answer.Done)
        .Modify(Msvm.Memory, ("DynamicMemoryEnabled", true), ("Limit", 2048)).Is(Answer.Done)
        .Reads(Msvm.Processor, ("ExposeVirtualizationExtensions", true)).Reads(Msvm.Memory, ("DynamicMemoryEnabled", true)));
}
