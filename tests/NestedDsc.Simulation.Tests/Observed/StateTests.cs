using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>States of VMs as hosts were observed to show them; the numbers are those of the rows in the notes.</summary>
public sealed class StateTests
{
    [Theory]
    [InlineData(LabVms.Sql, 6, 1, "Saving", 2)]
    [InlineData(LabVms.Sql, 9, 1, "Quiescing", 2)]
    [InlineData(LabVms.Paused, 2, 1, "Resuming", 2)]
    [InlineData(LabVms.Sql, 3, 4, null, 11)]
    [InlineData(LabVms.Sql, 4, 4, null, 11)]
    public void Rows_5_5_and_5_6_the_way_to_another_state_has_a_name_and_leaves_none_behind(
        string vm, ushort requested, ulong state, string? other, int status)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.Request(vm, requested);
        CimObject meanwhile = session.Get(Caller.Vm(vm), session.Deadline())!;
        session.Finish(result);
        CimObject after = session.Get(Caller.Vm(vm), session.Deadline())!;

        Assert.Equal((state, other), (meanwhile.Number("EnabledState")!.Value, meanwhile.Text("OtherEnabledState")));
        Assert.Equal([(ushort)status], meanwhile.Codes("OperationalStatus"));
        Assert.Null(after.Text("OtherEnabledState"));
        Assert.Equal([(ushort)2], after.Codes("OperationalStatus"));
    }

    [Theory]
    [InlineData("Saving", 32775)]
    [InlineData("fastsaving", 32775)]
    [InlineData("ComponentServicing", 32775)]
    public void Rows_5_5_and_5_6_a_vm_in_a_named_state_takes_no_request(string other, uint expected)
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_ComputerSystem", LabVms.Sql, "EnabledState", 1)
            .Set("Msvm_ComputerSystem", LabVms.Sql, "OtherEnabledState", other);
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Request(LabVms.Sql, 3).ReturnValue);
    }

    [Fact]
    public void Row_5_7_how_far_a_start_has_come_is_kept_for_the_next_session()
    {
        using var host = TemporaryHost.LabL0();
        using (SimulatedSession session = host.Open())
        {
            session.Request(LabVms.Web, 2);
        }

        Assert.Contains("\"meanwhile\"", host.Text, StringComparison.Ordinal);
        using SimulatedSession other = host.Open();
        other.Clock.Wait(TimeSpan.Zero);
        Assert.Equal([3ul, 10ul, 10ul, 2ul], Enumerable.Range(0, 4).Select(_ => other.State(LabVms.Web)!.Value));
    }

    [Fact]
    public void Rows_5_13_and_5_14_a_guest_that_is_shut_down_by_4_can_not_be_turned_off_any_more()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.Request(LabVms.Sql, 4);
        Assert.Equal(32775u, session.Request(LabVms.Sql, 3).ReturnValue);

        Assert.Equal("job 7", session.Outcome(result));
        Assert.Equal(3ul, session.State(LabVms.Sql));
    }

    [Theory]
    [InlineData(LabVms.NoIntegration)]
    [InlineData(LabVms.Legacy)]
    public void A_guest_that_does_not_answer_is_not_shut_down_by_4(string vm)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal("job 10/32768", session.Outcome(session.Request(vm, 4)));
        Assert.Equal(2ul, session.State(vm));
    }

    [Fact]
    public void Row_5_16_a_hibernated_vm_can_be_started_and_nothing_else()
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_ComputerSystem", LabVms.Web, "EnabledState", 32783);
        using SimulatedSession session = host.Open();

        Assert.All([3, 4, 6, 9, 10, 11], r => Assert.Equal(32775u, session.Request(LabVms.Web, (ushort)r).ReturnValue));
        Assert.Equal(32775u, session.Checkpoint(LabVms.Web).ReturnValue);
        session.Finish(session.Request(LabVms.Web, 2));

        Assert.Equal(2ul, session.State(LabVms.Web));
    }

    [Fact]
    public void Row_6_2_a_vm_without_a_guest_has_a_shutdown_component_that_refuses()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimObject component = Assert.Single(session.Rows($"SELECT * FROM Msvm_ShutdownComponent WHERE SystemName='{LabVms.NoIntegration}'"));
        Assert.Equal([(ushort)12], component.Codes("OperationalStatus"));
        Assert.Equal(32780u, session.ShutDown(LabVms.NoIntegration).ReturnValue);
        Assert.Equal(2ul, session.State(LabVms.NoIntegration));
    }
}
