using NestedDsc.Cim;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Nat;

/// <summary>Every single call of the creation and the removal of a NAT switch fails once, in every way.</summary>
public sealed class FaultTests
{
    private const string Wanted = """{"switchName":"NatSwitch","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";
    private const string Removed = """{"switchName":"NatSwitch","_exist":false}""";

    private static readonly string[] Ways =
    [
        "error=32768", "after,error=32768", "error=32775", "exception=Failed", "after,exception=Failed", "exception=AccessDenied",
        "exception=TimedOut", "after,exception=TimedOut", "ignored", "vanish", "job=fails", "job=warns",
    ];

    public static TheoryData<string> EveryWay => [.. Ways];

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void A_creation_leaves_all_of_it_or_nothing(string way)
    {
        (string before, string after, int calls) = Course(Wanted, static _ => { });

        Assert.All(Enumerable.Range(1, calls), number => Check(Wanted, number, way, before, after, static _ => { }));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void A_removal_leaves_all_of_it_or_nothing(string way)
    {
        (string before, string after, int calls) = Course(Removed, Create);

        Assert.All(Enumerable.Range(1, calls), number => Check(Removed, number, way, before, after, Create));
    }

    [Fact]
    public void When_the_connection_is_lost_the_error_names_what_may_be_left()
    {
        (string before, string after, int calls) = Course(Wanted, static _ => { });

        Assert.All(Enumerable.Range(1, calls).SelectMany(static n => (string[])[$"call={n},lost", $"call={n},after,lost"]), fault =>
        {
            using Lab lab = Lab.L1();
            lab.Faults = fault;
            RunResult set = lab.Set(Wanted).Fails(ExitCode.Unavailable);
            lab.Faults = null;
            string left = Settled(lab);
            if (!string.Equals(left, before, StringComparison.Ordinal) && !string.Equals(left, after, StringComparison.Ordinal))
            {
                Assert.Contains("Could not take back 'create switch 'NatSwitch' (internal)'", set.Errors[0], StringComparison.Ordinal);
                Assert.Contains("could not be read", set.Errors[0], StringComparison.Ordinal);
            }
        });
    }

    private static void Check(string instance, int number, string way, string before, string after, Action<Lab> prepare)
    {
        string fault = $"call={number},{way}";
        using Lab lab = Lab.L1();
        prepare(lab);
        lab.Faults = fault;
        RunResult set = lab.Set(instance);
        lab.Faults = null;
        string left = Settled(lab);
        Assert.True(
            string.Equals(left, before, StringComparison.Ordinal) || string.Equals(left, after, StringComparison.Ordinal),
            $"{fault} leaves half of it: {string.Join(' ', set.Errors)}");
        if (set.ExitCode == ExitCode.Success)
        {
            Assert.Equal(after, left);
        }
        else if (string.Equals(left, after, StringComparison.Ordinal))
        {
            Assert.True(set.Errors[0].Contains("NOT as before", StringComparison.Ordinal) || !set.Errors[0].StartsWith("Step", StringComparison.Ordinal), set.Errors[0]);
        }
        else if (set.Errors[0].StartsWith("Step", StringComparison.Ordinal))
        {
            Assert.EndsWith("Everything is as it was before.", set.Errors[0], StringComparison.Ordinal);
        }
    }

    private static (string Before, string After, int Calls) Course(string instance, Action<Lab> prepare)
    {
        using Lab lab = Lab.L1();
        prepare(lab);
        string before = Settled(lab);
        (RunResult result, SimulatedSession session) = lab.Watched(instance, ["set"]);
        result.Succeeds();
        return (before, Settled(lab), session.RoundTrips);
    }

    private static void Create(Lab lab) => lab.Set(Wanted).Succeeds();

    // Reading lets what is still under way come about.
    private static string Settled(Lab lab)
    {
        using SimulatedSession session = lab.Host.Open();
        for (int i = 0; i < 8; i++)
        {
            session.Clock.Wait(TimeSpan.FromSeconds(5));
            session.Query([new CimQuery(CimNamespaces.Virtualization, "SELECT Name FROM Msvm_VirtualEthernetSwitch")], CimDeadline.After(session.Clock, TimeSpan.FromSeconds(5)));
        }

        return lab.Host.Data();
    }
}
