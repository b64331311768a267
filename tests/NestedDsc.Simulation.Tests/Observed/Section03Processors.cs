using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 3: processors.</summary>
public sealed class Section03Processors
{
    [Row("REC cpu_nested R")]
    public void Row_3_1_An_off_VM_takes_the_nesting_flag_at_once() => Off(static vm => vm
        .Modify(Msvm.Processor, ("ExposeVirtualizationExtensions", true)).Is(Answer.Done)
        .Reads(Msvm.Processor, ("ExposeVirtualizationExtensions", true)));

    [Row("HH LifecycleLiveTests L")]
    public void Row_3_2_The_nesting_flag_is_taken_back_in_a_whole_row_too() => Off(static vm => vm
        .Modify(Msvm.Processor, ("ExposeVirtualizationExtensions", true)).Is(Answer.Accepted)
        .Modify(Msvm.Processor, ("ExposeVirtualizationExtensions", false)).Is(Answer.Accepted)
        .Reads(Msvm.Processor, ("ExposeVirtualizationExtensions", false), ("VirtualQuantity", 2)));

    [Row("REC cpu_count R, job_pattern R")]
    public void Row_3_3_An_off_VM_takes_another_number_of_processors_at_once() => Off(static vm => vm
        .Modify(Msvm.Processor, ("VirtualQuantity", 4)).Is(Answer.Done).Reads(Msvm.Processor, ("VirtualQuantity", 4))
        .Modify(Msvm.Processor, ("VirtualQuantity", 2)).Is(Answer.Done).Reads(Msvm.Processor, ("VirtualQuantity", 2)));

    [Row("BCVK C")]
    public void Row_3_4_The_number_alone_is_taken_with_the_memory_in_one_call() => Off(static vm => vm
        .Call(Msvm.VMService, "ModifyResourceSettings", Cim.CimProperty.OfStrings(
            "ResourceSettings",
            vm.Row(Msvm.Processor).Part(("VirtualQuantity", 4)),
            vm.Row(Msvm.Memory).Part(("VirtualQuantity", 2048), ("Reservation", 2048), ("Limit", 2048)))).Is(Answer.Accepted)
        .Reads(Msvm.Processor, ("VirtualQuantity", 4), ("Limit", 100000))
        .Reads(Msvm.Memory, ("VirtualQuantity", 2048), ("Limit", 2048)));

    [Row("REC cpu_reserve_limit_weight R; GOT 31 L")]
    public void Row_3_5_Reservation_and_limit_are_thousandths_of_a_percent() => Off(static vm => vm
        .Modify(Msvm.Processor, ("Reservation", 25000), ("Limit", 75000), ("Weight", 200)).Is(Answer.Accepted)
        .Reads(Msvm.Processor, ("Reservation", 25000), ("Limit", 75000), ("Weight", 200), ("AllocationUnits", "percent / 1000")));

    [Row("REC cpu_compat R")]
    public void Row_3_6_Compatibility_is_taken_at_once() => Off(static vm => vm
        .Modify(Msvm.Processor, ("LimitProcessorFeatures", true), ("LimitCPUID", true)).Is(Answer.Done)
        .Reads(Msvm.Processor, ("LimitProcessorFeatures", true), ("LimitCPUID", true)));

    [Row("REC smt_threads R")]
    public void Row_3_7_Threads_per_core_are_kept_and_none_are_realized_while_the_VM_is_off() => Off(static vm =>
    {
        foreach (int threads in Values.Of(2, 1, 0))
        {
            vm.Modify(Msvm.Processor, ("HwThreadsPerCore", threads)).Is(Answer.Done).Reads(Msvm.Processor, ("HwThreadsPerCore", threads));
        }

        vm.Reads(Msvm.ComputerSystem, ("HwThreadsPerCoreRealized", null));
    });

    [Row("REC numa_topology R")]
    public void Row_3_8_Processors_per_NUMA_node_are_kept() => Off(static vm => vm
        .Modify(Msvm.Processor, ("MaxProcessorsPerNumaNode", 1)).Is(Answer.Accepted)
        .Reads(Msvm.Processor, ("MaxProcessorsPerNumaNode", 1)));

    [Row("GOT 7 L")]
    public void Row_3_9_A_saved_VM_takes_no_processor_change_and_says_success() => Saved(static vm => vm
        .Modify(Msvm.Processor, ("VirtualQuantity", 7)).Is(Answer.DoneByJob).NothingChanged()
        .ModifyPart(Msvm.Processor, ("ExposeVirtualizationExtensions", true)).Is(Answer.DoneByJob).NothingChanged()
        .Modify(Msvm.Processor, ("Weight", 200)).Is(Answer.DoneByJob).NothingChanged());

    [Row("REC cpu_nested L")]
    public void Row_3_10_A_running_VM_keeps_its_nesting_flag_and_its_number_of_processors() => Running(static vm => vm
        .Modify(Msvm.Processor, ("ExposeVirtualizationExtensions", true)).Ends().NothingChanged()
        .Modify(Msvm.Processor, ("VirtualQuantity", 4)).Ends().NothingChanged());

    [Row("GOT 31 L")]
    public void Row_3_11_A_running_VM_takes_live_settings_beside_unchanged_ones() => Running(static vm => vm
        .Modify(Msvm.Processor, ("Weight", 200), ("Limit", 75000), ("Reservation", 1000)).Is(Answer.Done)
        .Reads(Msvm.Processor, ("Weight", 200), ("Limit", 75000), ("Reservation", 1000), ("VirtualQuantity", 8)));

    [Row("EXH VmProcessorService L")]
    public void Row_3_12_A_value_that_the_VMs_version_lacks_has_the_whole_call_refused() => WithVM(LabVms.Old, static vm => vm
        .Modify(Msvm.Processor, ("ExposeVirtualizationExtensions", true), ("VirtualQuantity", 2)).IsNoSuccess().NothingChanged());
}
