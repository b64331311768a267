using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 7: checkpoints.</summary>
public sealed class Section07Checkpoints
{
    [Row("REC snapshot_create R")]
    public void Row_7_1_A_checkpoint_is_named_after_its_VM_and_the_time() => Off(static vm =>
    {
        vm.Checkpoint();
        Assert.Null(vm.Result.OutParameters.Path("ResultingSnapshot"));
        CimObject checkpoint = Assert.Single(vm.Is(Answer.DoneByJob).Checkpoints());
        Paths.Fits(@"lab-web01 - \(.+ - .+\)", checkpoint.Text("ElementName"));
    });

    [Row("REC snapshot_tree_delete R")]
    public void Row_7_2_Settings_of_a_checkpoint_may_be_null() => Off(static vm => Assert.Single(vm.Checkpoint(null).Is(Answer.DoneByJob).Checkpoints()));

    [Row("HH LifecycleLiveTests L, project notes L")]
    public void Row_7_3_Settings_of_a_checkpoint_may_be_left_out() => Off(static vm => Assert.Single(vm
        .Call(
            Msvm.SnapshotService, "CreateSnapshot", CimProperty.OfReference("AffectedSystem", vm.VMPath), CimProperty.OfUInt16("SnapshotType", 2))
        .Is(Answer.DoneByJob).Checkpoints()));

    [Row("MSH")]
    public void Row_7_4_Empty_settings_do_for_every_type_of_checkpoints()
    {
        foreach (int type in Values.Of(3, 4, 5))
        {
            Off(
                static vm => Assert.Single(vm.Checkpoint().Is(Answer.DoneByJob).Checkpoints()),
                host => host.Set(Msvm.Settings, LabVms.Web, "UserSnapshotType", type));
        }
    }

    [Row("REC snapshot_apply R; GOT 34 L")]
    public void Row_7_6_An_applied_checkpoint_brings_processors_back_but_not_notes() => Off(static vm =>
    {
        CimObject checkpoint = Assert.Single(vm.Checkpoint().Is(Answer.DoneByJob).Checkpoints());
        vm.Modify(Msvm.Processor, ("VirtualQuantity", 4)).Is(Answer.Done)
            .Modify(Msvm.Settings, ("Notes", Values.Of("later"))).Is(Answer.Done)
            .Apply(checkpoint).Is(Answer.DoneByJob).State(3)
            .Reads(Msvm.Processor, ("VirtualQuantity", 2)).Reads(Msvm.Settings, ("Notes", Values.Of("later")));
    });

    [Row("GOT 34 L")]
    public void Row_7_6_A_saved_VM_takes_a_checkpoint_of_itself_and_stays_saved() => Saved(static vm =>
        vm.Apply(Assert.Single(vm.Checkpoint().Is(Answer.DoneByJob).Checkpoints())).Is(Answer.DoneByJob).State(6));

    [Row("GOT 34 L")]
    public void Row_7_7_A_running_VM_takes_no_checkpoint() => Running(static vm =>
        vm.Apply(Assert.Single(vm.Checkpoint().Is(Answer.DoneByJob).Checkpoints())).Is(Answer.Refused(32775)).NothingChanged());

    [Row("GOT 34 L")]
    public void Row_7_8_A_running_or_paused_VM_is_saved_before_and_started_after()
    {
        foreach (string name in Values.Of(LabVms.Sql, LabVms.Paused))
        {
            WithVM(name, static vm =>
            {
                CimObject checkpoint = Assert.Single(vm.Checkpoint().Is(Answer.DoneByJob).Checkpoints());
                vm.Request(6).Is(Answer.DoneByJob).Apply(checkpoint).Is(Answer.DoneByJob).Request(2).Is(Answer.DoneByJob).State(2);
            });
        }
    }

    [Row("REC snapshot_create R; GOT 34 L")]
    public void Row_7_9_A_checkpoint_of_an_off_or_running_VM_is_destroyed_in_a_job()
    {
        Off(Destroyed);
        Running(Destroyed);

        static void Destroyed(Scene vm) =>
            Assert.Empty(vm.Destroy(Assert.Single(vm.Checkpoint().Is(Answer.DoneByJob).Checkpoints())).Is(Answer.DoneByJob).Checkpoints());
    }

    [Row("REC snapshot_rename R; GOT 34 L")]
    public void Row_7_11_A_checkpoint_is_renamed_at_once_to_any_text() => WithVM(LabVms.Checkpointed, static vm =>
    {
        CimObject checkpoint = vm.Checkpoints()[0];
        vm.Submit(Msvm.Settings, checkpoint.Whole(("ElementName", "Vor dem Umbau: <1> & 'zwei'"))).Is(Answer.Done);
        Assert.Equal("Vor dem Umbau: <1> & 'zwei'", vm.Session.Get(Paths.Setting(checkpoint), vm.Deadline)!.Text("ElementName"));
        vm.Reads(Msvm.ComputerSystem, ("ElementName", "lab-cp01"));
    });

    [Row("REC snapshot_tree_delete R")]
    public void Row_7_12_Each_checkpoint_hangs_below_the_one_before() => Off(static vm =>
    {
        var ids = new List<string>();
        for (int i = 0; i < 3; i++)
        {
            CimObject added = Assert.Single(vm.Checkpoint().Is(Answer.DoneByJob).Checkpoints(), c => !ids.Contains(c.Text("InstanceID")!));
            Assert.Equal(ids.Count == 0, added.Text("Parent") is null or "");
            if (ids.Count > 0)
            {
                Assert.Contains(ids[^1], added.Text("Parent"), StringComparison.OrdinalIgnoreCase);
            }

            ids.Add(added.Text("InstanceID")!);
        }

        CimObject root = vm.Checkpoints().MinBy(static c => c.Time("CreationTime"))!;
        Assert.Equal(ids[0], root.Text("InstanceID"));
    });

    [Row("REC checkpoint_type R")]
    public void Row_7_13_All_four_types_of_checkpoints_are_kept() => Off(static vm =>
    {
        foreach (int type in Values.Of(2, 3, 4, 5))
        {
            vm.Modify(Msvm.Settings, ("UserSnapshotType", type)).Is(Answer.Accepted).Reads(Msvm.Settings, ("UserSnapshotType", type));
        }
    });

    [Row("BCVK C")]
    public void Row_7_14_Secure_boot_and_the_type_of_checkpoints_are_taken_without_the_rest_of_the_row() => Off(static vm => vm
        .ModifyPart(Msvm.Settings, ("SecureBootEnabled", false), ("UserSnapshotType", 2)).Is(Answer.Accepted)
        .Reads(Msvm.Settings, ("SecureBootEnabled", false), ("UserSnapshotType", 2), ("ElementName", "lab-web01")));
}
