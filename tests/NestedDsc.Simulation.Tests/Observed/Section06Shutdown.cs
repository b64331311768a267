using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 6: shutting a guest down.</summary>
public sealed class Section06Shutdown
{
    [Row("REC graceful_shutdown R")]
    public void Row_6_1_An_off_VM_has_no_shutdown_component() => Off(static vm => Assert.Null(vm.ShutdownComponent()));

    [Row("HH project notes L")]
    public void Row_6_2_A_VM_without_a_guest_has_one_without_contact() => WithVM(LabVms.NoIntegration, static vm =>
    {
        Assert.Equal(12, vm.ShutdownComponent()!.Codes("OperationalStatus")[0]);
        vm.Request(3).Is(Answer.DoneByJob);
        Assert.Null(vm.ShutdownComponent());
        vm.Request(2).Is(Answer.DoneByJob);
        Assert.Equal(12, vm.ShutdownComponent()!.Codes("OperationalStatus")[0]);
    });

    [Row("MSH")]
    public void Row_6_3_A_guest_that_is_ready_reads_OK()
    {
        Running(static vm => Assert.Equal(2, vm.ShutdownComponent()!.Codes("OperationalStatus")[0]));
        Off(static vm => Assert.Equal(2, vm.Request(2).Is(Answer.DoneByJob).ShutdownComponent()!.Codes("OperationalStatus")[0]));
    }

    [Row("GOT 22 L; HH project notes L")]
    public void Row_6_5_A_VM_runs_until_its_guest_has_shut_down() => Running(
        static vm =>
        {
            vm.ShutDown();
            Assert.Equal((0u, null), (vm.Result.ReturnValue, vm.Result.OutParameters.Path("Job")));
            vm.State(2).Settles().State(3);
        },
        Slowly);

    [Row("GOT 22 L; HH project notes L")]
    public void Row_6_5_A_VM_is_turned_off_while_its_guest_shuts_down() => WithVM(LabVms.Legacy, static vm =>
    {
        vm.ShutDown();
        Assert.Equal(0u, vm.Result.ReturnValue);
        vm.Request(3).Is(Answer.DoneByJob).State(3);
    });

    [Row("MSH")]
    public void Row_6_7_A_shutdown_is_refused_by_a_guest_that_is_not_ready_locked_or_shutting_down()
    {
        WithVM(LabVms.NoIntegration, static vm => vm.ShutDown().Is(Answer.Refused(32780)).NothingChanged());
        WithVM(LabVms.Locked, static vm => vm.ShutDown().Is(Answer.Refused(32781)).NothingChanged().ShutDown(force: true).Is(Answer.Done));
        Running(static vm => vm.ShutDown().Is(Answer.Done).ShutDown().Is(Answer.Refused(32782)), Slowly);
    }

    // So that there is time to look, and to call again.
    private static void Slowly(TemporaryHost host) => host.Guest(LabVms.Sql, "shutdownPolls", 12);
}
