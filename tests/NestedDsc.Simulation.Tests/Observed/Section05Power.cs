using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 5: RequestStateChange.</summary>
public sealed class Section05Power
{
    private const ushort On = 2;
    private const ushort TurnedOff = 3;
    private const ushort ShutDown = 4;
    private const ushort Save = 6;
    private const ushort Pause = 9;
    private const ushort Reboot = 10;
    private const ushort Reset = 11;

    [Row("REC state_change R")]
    public void Row_5_1_An_off_VM_starts_in_a_job() => Off(static vm => vm.Request(On).Is(Answer.DoneByJob).State(On));

    [Row("REC state_change R")]
    public void Row_5_2_A_running_VM_is_turned_off_in_a_job() => Running(static vm => vm.Request(TurnedOff).Is(Answer.DoneByJob).State(TurnedOff));

    [Row("REC save_restore_state R")]
    public void Row_5_3_The_numbers_of_an_older_interface_are_no_state_to_ask_for() => Off(static vm => vm
        .Request(32773).Is(Answer.Refused(32775)).NothingChanged()
        .Request(32769).Is(Answer.Refused(32775)).NothingChanged());

    [Row("GOT 34 L; REC save_restore_state L; HH C")]
    public void Row_5_4_A_running_VM_is_saved_in_a_job() => Running(static vm => vm.Request(Save).Is(Answer.DoneByJob).State(Save));

    [Row("HH project notes L")]
    public void Row_5_5_A_VM_that_is_being_saved_says_so_in_words() => Running(static vm => vm
        .Request(Save).Reads(Msvm.ComputerSystem, ("EnabledState", 1), ("OtherEnabledState", "Saving"))
        .Is(Answer.DoneByJob).State(Save));

    [Row("MSH")]
    public void Row_5_6_A_VM_that_is_being_paused_or_goes_on_says_so_in_words()
    {
        Running(static vm => vm
            .Request(Pause).Reads(Msvm.ComputerSystem, ("EnabledState", 1), ("OtherEnabledState", "Quiescing")).Is(Answer.DoneByJob).State(Pause));
        Paused(static vm => vm
            .Request(On).Reads(Msvm.ComputerSystem, ("EnabledState", 1), ("OtherEnabledState", "Resuming")).Is(Answer.DoneByJob).State(On));
    }

    [Row("HH VmMapper L")]
    public void Row_5_7_A_starting_VM_is_in_service_first_and_Starting_later() => Off(static vm =>
    {
        vm.Request(On);
        CimObject first = vm.Row(Msvm.ComputerSystem);
        Assert.Equal(11, first.Codes("OperationalStatus")[0]);
        Assert.Equal(2ul, first.Number("RequestedState"));
        var states = new List<ulong?> { first.Number("EnabledState") };
        for (int read = 0; read < 30; read++)
        {
            vm.Session.Clock.Wait(TimeSpan.FromMilliseconds(200));
            states.Add(vm.Row(Msvm.ComputerSystem).Number("EnabledState"));
        }

        Assert.Equal([3ul, 10ul, 2ul], states.Distinct());
    });

    [Row("MSH; GOT 34 L")]
    public void Row_5_8_A_saved_and_a_paused_VM_go_on()
    {
        Saved(static vm => vm.Request(On).Is(Answer.DoneByJob).State(On));
        Paused(static vm => vm.Request(On).Is(Answer.DoneByJob).State(On));
    }

    [Row("MSH; libvirt C")]
    public void Row_5_9_A_saved_VM_that_is_turned_off_loses_its_memory() => Saved(static vm => vm
        .Reads(Msvm.Settings, ("IsSaved", true)).Request(TurnedOff).Is(Answer.DoneByJob).State(TurnedOff).Reads(Msvm.Settings, ("IsSaved", false)));

    [Row("MSH; EXH C")]
    public void Row_5_10_A_running_VM_is_paused_in_a_job() => Running(static vm => vm.Request(Pause).Is(Answer.DoneByJob).State(Pause));

    [Row("GOT 22 L")]
    public void Row_5_11_A_reboot_needs_a_guest_that_answers()
    {
        Running(static vm => vm.Request(Reboot).Is(Answer.DoneByJob).State(On));
        WithVM(LabVms.NoIntegration, static vm => vm.Request(Reboot).IsNoSuccess().State(On));
    }

    [Row("MSH")]
    public void Row_5_12_A_running_and_a_paused_VM_are_reset()
    {
        Running(static vm => vm.Request(Reset).Is(Answer.DoneByJob).State(On));
        Paused(static vm => vm.Request(Reset).Is(Answer.DoneByJob).State(On));
    }

    [Row("GOT 22 L; EXH VmPowerService C; MSH")]
    public void Row_5_13_A_guest_is_shut_down_by_the_state_4_while_which_its_VM_is_stopping() => Running(
        static vm =>
        {
            vm.Request(ShutDown);
            Assert.Equal(4096u, vm.Result.ReturnValue);
            vm.State(4).Settles().State(TurnedOff);
        },
        Slowly);

    [Row("GOT 22 L")]
    public void Row_5_14_A_stopping_VM_can_not_be_turned_off_any_more() => Running(
        static vm => vm.Request(ShutDown).State(4).Request(TurnedOff).Is(Answer.Refused(32775)).State(4).Settles().State(TurnedOff), Slowly);

    [Row("GOT 22 L; OSW C")]
    public void Row_5_15_A_state_that_is_there_already_is_an_invalid_state()
    {
        Off(static vm => vm.Request(TurnedOff).Is(Answer.Refused(32775)).NothingChanged());
        Running(static vm => vm.Request(On).Is(Answer.Refused(32775)).NothingChanged());
        Saved(static vm => vm.Request(Save).Is(Answer.Refused(32775)).NothingChanged());
        Paused(static vm => vm.Request(Pause).Is(Answer.Refused(32775)).NothingChanged());
    }

    [Row("MSH")]
    public void Row_5_16_What_the_cmdlets_ask_for_is_granted()
    {
        const ushort FastSaved = 32779;
        const ushort Hibernated = 32783;
        foreach ((ushort state, ushort[] requests) in new (ushort, ushort[])[]
        {
            (TurnedOff, [On]), (Save, [On, TurnedOff]), (Pause, [On, TurnedOff, Save]), (FastSaved, [On, TurnedOff]), (Hibernated, [On]),
            (On, [TurnedOff, Save, Pause, Reset]),
        })
        {
            foreach (ushort request in requests)
            {
                ushort expected = request is Reset ? On : request;
                WithVM(StandIn(state), vm => vm.Request(request).Is(Answer.DoneByJob).State(expected), host =>
                {
                    if (state is FastSaved or Hibernated)
                    {
                        host.Set(Msvm.ComputerSystem, StandIn(state), "EnabledState", state);
                    }
                });
            }
        }

        static string StandIn(ushort state) => state switch
        {
            TurnedOff or Hibernated => LabVms.Web,
            Save or FastSaved => LabVms.Saved,
            Pause => LabVms.Paused,
            _ => LabVms.Sql,
        };
    }

    [Row("HH CimHyperVPowerInvoker C; MSH")]
    public void Row_5_17_The_time_out_is_left_out_or_null()
    {
        Off(static vm => vm.Request(On).Is(Answer.DoneByJob));
        Off(static vm => vm.Request(On, new CimProperty("TimeoutPeriod", CimType.DateTime, null)).Is(Answer.DoneByJob).State(On));
    }

    [Row("MSH; ERY VmStateUtils C")]
    public void Row_5_20_The_first_status_is_one_that_is_known() => EachRow(
        $"SELECT * FROM {Msvm.ComputerSystem}", static row => Assert.Contains(row.Codes("OperationalStatus")[0], Values.Of<ushort>(2, 5, 10, 11, 15)));

    [Row("ERY MsvmComputerSystemOperationalStatus C")]
    public void Row_5_21_The_second_status_says_what_is_done_to_a_VM() => Off(static vm =>
    {
        vm.Checkpoint();
        Assert.Equal([11, 32768], Status(vm));
        CimObject checkpoint = Assert.Single(vm.Is(Answer.DoneByJob).Checkpoints());
        vm.Apply(checkpoint);
        Assert.Equal([11, 32769], Status(vm));
        vm.Is(Answer.DoneByJob).Destroy(checkpoint);
        Assert.Equal([11, 32770], Status(vm));
        vm.Is(Answer.DoneByJob);
        Assert.Equal([2], Status(vm));

        static IEnumerable<int> Status(Scene vm) => vm.Row(Msvm.ComputerSystem).Codes("OperationalStatus").Select(static c => (int)c);
    });

    [Row("HH project notes L")]
    public void Row_5_22_A_reboot_of_the_guest_does_not_set_the_uptime_back() => Running(static vm =>
    {
        ulong? before = vm.Row(Msvm.ComputerSystem).Number("OnTimeInMilliseconds");
        Assert.NotEqual(0ul, before);
        vm.Request(Reboot).Is(Answer.DoneByJob);
        Assert.True(vm.Row(Msvm.ComputerSystem).Number("OnTimeInMilliseconds") >= before);
    });

    [Row("EXH VmPowerService L")]
    public void Row_5_23_Why_a_start_fails_is_said_by_its_job_alone() => On(TemporaryHost.Amd2019(), AmdVms.Large, static vm =>
    {
        vm.Request(On).Is(Answer.FailsByJob).State(TurnedOff);
        Assert.NotEmpty(vm.Job!.Text("ErrorDescription")!);
    });

    // So that there is time to look, and to call.
    private static void Slowly(TemporaryHost host) => host.Knob("jobPolls", 12);
}
