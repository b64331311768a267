using NestedDsc.Cim;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 14: return codes, jobs, arrays, and what silently does nothing.</summary>
public sealed class Section14Answers
{
    [Row("REC (all) R")]
    public void Row_14_1_An_off_VM_takes_good_changes_without_a_job() => Off(static vm =>
    {
        vm.Modify(Msvm.Processor, ("VirtualQuantity", 4)).Is(Answer.Done)
            .Modify(Msvm.Memory, ("VirtualQuantity", 2048)).Is(Answer.Done)
            .Modify(Msvm.Settings, ("Notes", Values.Of("one"))).Is(Answer.Done)
            .AddFeature(Msvm.Security, ("AllowMacSpoofing", true)).Is(Answer.Done);
        vm.ModifyFeature(vm.Row(Msvm.Security).Whole(("AllowMacSpoofing", false))).Is(Answer.Done);
    });

    [Row("REC (all) R")]
    public void Row_14_1_Bad_values_are_told_by_the_job_of_the_same_calls() => Off(static vm => vm
        .Modify(Msvm.Memory, ("DynamicMemoryEnabled", true)).Is(Answer.Fails(32773)).NothingChanged()
        .Modify(Msvm.Settings, ("AutomaticRecoveryAction", 1)).Is(Answer.FailsByJob).NothingChanged()
        .AddFeature(Msvm.Offload).Is(Answer.Fails(32773)).NothingChanged());

    [Row("REC R")]
    public void Row_14_2_What_takes_its_time_always_has_a_job()
    {
        Off(static vm =>
        {
            CimObject checkpoint = Assert.Single(vm.Checkpoint().Is(Answer.DoneByJob).Checkpoints());
            vm.Apply(checkpoint).Is(Answer.DoneByJob).Destroy(checkpoint).Is(Answer.DoneByJob).Request(2).Is(Answer.DoneByJob);
        });
        OnL1(static scene => scene.DefineSwitch("Lab", null).Is(Answer.DoneByJob)
            .Call(Msvm.SwitchService, "DestroySystem", CimProperty.OfReference("AffectedSystem", Paths.Switch(scene.SwitchId("Lab"))))
            .Is(Answer.DoneByJob));
    }

    [Row("GOT 7 L, 16 L, 26 L")]
    public void Row_14_3_A_good_end_of_a_job_from_a_change_is_the_mark_of_nothing_done()
    {
        Saved(static vm => vm
            .Modify(Msvm.Processor, ("VirtualQuantity", 7)).Is(Answer.DoneByJob).NothingChanged()
            .Modify(Msvm.Memory, ("Weight", 6000)).Is(Answer.DoneByJob).NothingChanged()
            .Modify(Msvm.Settings, ("AutomaticShutdownAction", 4)).Is(Answer.DoneByJob).NothingChanged());
        Off(static vm => vm
            .Modify(Msvm.Settings, ("SecureBootTemplateId", "{272E7447-90A4-4563-A4B9-8E4AB00526CE}")).Is(Answer.DoneByJob).NothingChanged());
    }

    [Row("REC R")]
    public void Row_14_4_A_second_note_is_dropped_without_a_word() => Off(static vm => vm
        .ModifyPart(Msvm.Settings, ("Notes", Values.Of("one", "two"))).Is(Answer.Done).Reads(Msvm.Settings, ("Notes", Values.Of("one"))));

    [Row("GOT 35 L; HH L")]
    public void Row_14_5_An_array_without_values_changes_nothing_and_an_empty_value_clears() => Off(static vm =>
    {
        vm.ModifyPart(Msvm.Settings, ("Notes", Array.Empty<string>()), ("AutomaticStartupAction", 4)).Is(Answer.Accepted)
            .Reads(Msvm.Settings, ("AutomaticStartupAction", 4));
        Assert.NotEmpty(string.Concat(vm.Row(Msvm.Settings).Texts("Notes")));
        vm.ModifyPart(Msvm.Settings, ("Notes", Values.Of(""))).Is(Answer.Accepted);
        Assert.Empty(string.Concat(vm.Row(Msvm.Settings).Texts("Notes")));
    });

    [Row("EXH C; HH CimXml C")]
    public void Row_14_6_A_property_without_a_value_changes_nothing() => Off(static vm => vm
        .ModifyPart(Msvm.Processor, ("VirtualQuantity", null), ("Weight", 200)).Is(Answer.Accepted)
        .Reads(Msvm.Processor, ("VirtualQuantity", 2), ("Weight", 200))
        .ModifyPart(Msvm.Settings, ("Notes", null), ("ElementName", null), ("AutomaticStartupAction", 4)).Is(Answer.Accepted)
        .Reads(Msvm.Settings, ("ElementName", "lab-web01"), ("AutomaticStartupAction", 4)));

    [Row("REC snapshot_apply L, create_switch L")]
    public void Row_14_7_What_a_job_makes_is_not_named_by_the_call()
    {
        Off(static vm => Assert.Null(vm.Checkpoint().Is(Answer.DoneByJob).Result.OutParameters.Path("ResultingSnapshot")));
        OnL1(static scene => Assert.Null(scene.DefineSwitch("Lab", null).Is(Answer.DoneByJob).Result.OutParameters.Path("ResultingSystem")));
    }

    [Row("OVM C; HH HyperVCim C")]
    public void Row_14_8_A_job_is_a_key_to_be_read_again() => Off(static vm =>
    {
        CimPath job = vm.Request(2).Result.OutParameters.Path("Job")!;
        Assert.Equal(["InstanceID"], job.Keys.Select(static k => k.Name));
        Assert.Equal(job.Keys[0].Value, vm.Session.Get(job, vm.Deadline)!.Text("InstanceID"));
    });

    [Row("REC job_pattern L; OSW jobutils C; OVM C")]
    public void Row_14_9_A_job_reads_below_7_until_it_has_ended() => Off(static vm =>
    {
        CimPath job = vm.Request(2).Result.OutParameters.Path("Job")!;
        var states = new List<ulong>();
        for (int read = 0; read < 20; read++)
        {
            states.Add(vm.Session.Get(job, vm.Deadline)!.Number("JobState")!.Value);
            vm.Session.Clock.Wait(TimeSpan.FromMilliseconds(500));
        }

        Assert.True(states[0] is 3 or 4);
        Assert.All(states.SkipWhile(static s => s is 3 or 4), static s => Assert.Equal(7ul, s));
        Assert.Equal(7ul, states[^1]);
    });

    [Row("REC state_change R")]
    public void Row_14_10_The_state_follows_the_end_of_the_job() => Off(static vm =>
    {
        CimPath job = vm.Request(2).Result.OutParameters.Path("Job")!;
        var ended = new List<ulong?>();
        for (int read = 0; read < 20; read++)
        {
            IReadOnlyList<IReadOnlyList<CimObject>> rows = vm.Session.Query(
                [
                    new CimQuery(job.Namespace, $"SELECT JobState FROM Msvm_ConcreteJob WHERE InstanceID='{job.Keys[0].Value}'"),
                    new CimQuery(job.Namespace, $"SELECT EnabledState FROM {Msvm.ComputerSystem} WHERE Name='{vm.VM}'"),
                ],
                vm.Deadline);
            if (rows[0][0].Number("JobState") == 7)
            {
                ended.Add(rows[1][0].Number("EnabledState"));
            }

            vm.Session.Clock.Wait(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal([10ul, 2ul], ended.Distinct());
    });
}
