using NestedDsc.Cim;
using NestedDsc.Simulation.Tests.Network;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

/// <summary>Operations go on whoever looks at them, or nobody.</summary>
public sealed class OperationTests
{
    [Fact]
    public void A_job_that_its_caller_never_saw_ends_while_the_caller_tries_something_else()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=CreateSnapshot,after,error=32768");
        Assert.Equal(32768u, session.Checkpoint(LabVms.Web).ReturnValue);

        var codes = new List<uint>();
        do
        {
            codes.Add(session.Request(LabVms.Web, 2).ReturnValue);
        }
        while (codes[^1] == 32774u && codes.Count < 50);

        Assert.Equal([32774u, 32774u, 32774u, 4096u], codes);
    }

    [Fact]
    public void A_job_that_its_caller_never_saw_ends_while_the_caller_waits()
    {
        using var host = TemporaryHost.LabL0().Knob("jobPolls", 20);
        using SimulatedSession session = host.Open("method=CreateSnapshot,after,error=32768");
        Assert.Equal(32768u, session.Checkpoint(LabVms.Web).ReturnValue);
        Assert.Equal(32774u, session.Request(LabVms.Web, 2).ReturnValue);

        session.Clock.Wait(TimeSpan.FromMinutes(2));

        Assert.Equal(4096u, session.Request(LabVms.Web, 2).ReturnValue);
        Assert.Single(session.Rows(
            $"SELECT * FROM Msvm_VirtualSystemSettingData WHERE VirtualSystemIdentifier='{LabVms.Web}' AND VirtualSystemType LIKE '%Snapshot%'"));
    }

    [Fact]
    public void Waiting_adds_nothing_while_somebody_polls()
    {
        using var host = TemporaryHost.LabL0().Knob("jobPolls", 10);
        using SimulatedSession session = host.Open();
        CimMethodResult result = session.Request(LabVms.Web, 2);

        int polls = 0;
        do
        {
            polls++;
            session.Clock.Wait(TimeSpan.FromSeconds(2));
        }
        while (session.Job(result)!.Number("JobState") != 7);

        Assert.Equal(10, polls);
    }

    [Fact]
    public void A_job_that_never_ends_does_not_end_by_waiting()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open("method=RequestStateChange,job=never");
        CimMethodResult result = session.Request(LabVms.Web, 2);

        session.Clock.Wait(TimeSpan.FromDays(1));

        Assert.Equal(4ul, session.Job(result)!.Number("JobState"));
        Assert.Equal(32775u, session.Request(LabVms.Web, 2).ReturnValue);
    }

    [Fact]
    public void What_follows_a_job_waits_for_it_and_does_not_come_if_it_fails()
    {
        using var host = TemporaryHost.LabL1();
        const string Faults = "method=DefineSystem,job=fails;method=DefineSystem,nth=2,job=never;method=DefineSystem,nth=3,ignored";
        using (SimulatedSession session = host.Open(Faults))
        {
            Assert.Equal(10ul, session.Settle(session.Define("A", session.ToHost("A")))!.Number("JobState"));
            Assert.DoesNotContain("pending", host.Text, StringComparison.Ordinal);
            session.Define("B", session.ToHost("B"));
            Assert.Equal(7ul, session.Settle(session.Define("C", session.ToHost("C")))!.Number("JobState"));
        }

        using SimulatedSession later = host.Open();
        later.Clock.Wait(TimeSpan.FromDays(1));
        Assert.Equal(["vEthernet (L1-Lab)"], Adapters(later));
        Assert.Single(later.Rows("SELECT * FROM Msvm_VirtualEthernetSwitch"));
    }

    [Fact]
    public void An_adapter_to_come_is_kept_in_the_file_with_everything_about_it()
    {
        using var host = TemporaryHost.LabL1().Knob("adapterPolls", 4).Knob("adapterSeconds", 0);
        using (SimulatedSession session = host.Open())
        {
            session.Define("NAT", session.ToAdapter("Ethernet 2"), session.ToHost("NAT"));
        }

        using (SimulatedSession writer = host.Open())
        {
            Assert.Equal(32773u, writer.DestroySwitch("none").ReturnValue);
            Assert.Contains("\"after\"", host.Text, StringComparison.Ordinal);
            writer.Clock.Wait(TimeSpan.FromMinutes(1));
            Assert.Equal(32773u, writer.DestroySwitch("none").ReturnValue);
            Assert.DoesNotContain("\"after\"", host.Text, StringComparison.Ordinal);
            Assert.Contains("\"requires\"", host.Text, StringComparison.Ordinal);
        }

        using SimulatedSession reader = host.Open();
        reader.Clock.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal(["10.30.0.50/24"], reader.Addresses("vEthernet (NAT)"));
    }

    private static string[] Adapters(SimulatedSession session) =>
        [.. session.Rows("SELECT Name FROM MSFT_NetAdapter WHERE Virtual=TRUE", CimNamespaces.StandardCimv2).Select(static a => a.Text("Name")!)];
}
