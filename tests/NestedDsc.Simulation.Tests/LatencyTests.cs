using NestedDsc.Cim;
using NestedDsc.Simulation.Latency;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

/// <summary>How long a host's calls take: by the session's clock, never by the wall's.</summary>
public sealed class LatencyTests : IDisposable
{
    private const int Machines = 40;
    private const string Settings = "Msvm_VirtualSystemSettingData";
    private readonly TemporaryHost _host = TemporaryHost.Many(Machines);

    private static string Machine => ManyVms.Id(7);

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("call=20", 20, 0)]
    [InlineData("instance=0.1,call=20", 20, 0.1)]
    [InlineData(" call=60000 , instance=0 ", 60000, 0)]
    public void A_latency_is_given_in_milliseconds(string text, double call, double instance)
    {
        Assert.Equal(
            new HostLatency(TimeSpan.FromMilliseconds(call), TimeSpan.FromMilliseconds(instance)), HostLatency.Parse(text));
    }

    [Theory]
    [InlineData("20", "unknown")]
    [InlineData("call", "number")]
    [InlineData("call=", "number")]
    [InlineData("call=-1", "number")]
    [InlineData("call=NaN", "number")]
    [InlineData("call=1e3", "number")]
    [InlineData("call=60000.1", "number")]
    [InlineData("instance=1,5", "unknown")]
    [InlineData("call=1,call=2", "twice")]
    [InlineData("call=1,", "unknown")]
    [InlineData("Call=1", "unknown")]
    public void What_is_no_latency_is_refused(string text, string problem)
    {
        LatencyFormatException error = Assert.Throws<LatencyFormatException>(() => HostLatency.Parse(text));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, error.Text);
    }

    [Fact]
    public void Every_call_takes_its_time_and_a_batch_takes_it_once()
    {
        Assert.Equal(20, Took("call=20", static s => s.State(Machine)));
        Assert.Equal(20, Took("call=20", static s => s.Rows($"SELECT Name FROM Msvm_ComputerSystem")));
        Assert.Equal(20, Took("call=20", static s => s.Query([Of($"SELECT * FROM {Settings}"), Of("SELECT * FROM Msvm_ComputerSystem")], s.Deadline())));
        Assert.Equal(20, Took("call=20", static s => s.Request(Machine, 2)));
        Assert.Equal(0, Took("", static s => s.Request(Machine, 2)));
    }

    [Theory]
    [InlineData($"SELECT * FROM {Settings}", Machines)]
    [InlineData($"SELECT * FROM {Settings} WHERE ElementName='vm-00007'", Machines)]
    [InlineData($"SELECT * FROM {Settings} WHERE InstanceID LIKE 'Microsoft:10000000-0000-4000-8000-000000000007%'", Machines)]
    [InlineData($"SELECT * FROM {Settings} WHERE InstanceID='Microsoft:10000000-0000-4000-8000-000000000007' OR ElementName='vm-00007'", Machines)]
    [InlineData($"SELECT * FROM {Settings} WHERE NOT InstanceID='Microsoft:10000000-0000-4000-8000-000000000007'", Machines)]
    [InlineData($"SELECT * FROM {Settings} WHERE InstanceID='Microsoft:10000000-0000-4000-8000-000000000007'", 1)]
    [InlineData($"SELECT * FROM {Settings} WHERE InstanceID='Microsoft:10000000-0000-4000-8000-000000000007' AND ElementName='x'", 0)]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE Name='10000000-0000-4000-8000-000000000007'", Machines + 1)]
    [InlineData("SELECT * FROM Msvm_ComputerSystem WHERE CreationClassName='Msvm_ComputerSystem' AND Name='10000000-0000-4000-8000-000000000007'", 1)]
    public void A_statement_costs_what_it_returns_if_it_gives_the_key_and_else_the_whole_class(string wql, int instances)
    {
        Assert.Equal(instances, Took("instance=1", s => s.Rows(wql)));
    }

    [Fact]
    public void An_association_costs_what_it_returns() => Assert.Equal(
        1,
        Took("instance=1", static s => s.Associated(Caller.Settings("10000000-0000-4000-8000-000000000007"), "Msvm_ConcreteComponent")));

    [Fact]
    public void Statements_of_a_batch_overlap_so_the_slowest_counts()
    {
        CimQuery[] batch = [Of($"SELECT * FROM {Settings}"), Of("SELECT * FROM Msvm_ComputerSystem"), Of("SELECT * FROM Msvm_VirtualSystemManagementService")];

        Assert.Equal(5 + Machines + 1, Took("call=5,instance=1", s => s.Query(batch, s.Deadline())));
    }

    [Fact]
    public void Whoever_waits_for_an_answer_waits_as_long()
    {
        var slept = new List<TimeSpan>();
        using SimulatedSession session = SimulatedSession.Open(_host.FilePath, "", HostLatency.Parse("call=0.4,instance=0.1"), slept.Add);
        for (int i = 0; i < 4; i++)
        {
            session.State(Machine);
        }

        // Whole milliseconds: what is less is waited for later.
        Assert.Equal([TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1)], slept);
    }

    [Fact]
    public void A_deadline_passes_by_latency()
    {
        using SimulatedSession session = _host.OpenSlow(HostLatency.Parse("call=20"));
        CimDeadline deadline = CimDeadline.After(session.Clock, TimeSpan.FromMilliseconds(30));
        session.Get(Caller.Vm(Machine), deadline);
        session.Get(Caller.Vm(Machine), deadline);

        Assert.Throws<CimDeadlineException>(() => session.Get(Caller.Vm(Machine), deadline));
    }

    private static CimQuery Of(string wql) => new(CimNamespaces.Virtualization, wql);

    private double Took(string latency, Action<SimulatedSession> call)
    {
        using SimulatedSession session = _host.OpenSlow(HostLatency.Parse(latency));
        DateTimeOffset before = session.Clock.UtcNow;
        call(session);
        return (session.Clock.UtcNow - before).TotalMilliseconds;
    }
}
