using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>Every single call of an installation and a removal fails once, in every way.</summary>
public sealed class FaultTests
{
    private const string Wanted = """{"includeContainers":true}""";
    private const string Removed = """{"_exist":false,"includeContainers":true}""";

    // 0x800F081F, 0x800F0902: as DISM says it; the others as any call may fail.
    private static readonly string[] Ways =
    [
        "error=2148468767", "after,error=2148468767", "error=2148468994", "exception=Failed", "after,exception=Failed", "exception=AccessDenied",
        "exception=TimedOut", "after,exception=TimedOut", "ignored", "vanish", "job=fails", "job=never",
    ];

    public static TheoryData<string> EveryWay => [.. Ways];

    [Theory]
    [MemberData(nameof(EveryWay))]
    public void An_installation_leaves_all_of_it_or_nothing(string way) => Check(Lab.Guest2019, Wanted, way);

    // Two steps: Containers come, the role goes.
    [Theory]
    [MemberData(nameof(EveryWay))]
    public void A_removal_leaves_all_of_it_or_nothing(string way) => Check(Lab.L1, Removed, way);

    [Theory]
    [InlineData("lost")]
    [InlineData("after,lost")]
    public void When_the_connection_is_lost_the_error_names_what_may_be_left(string way)
    {
        (string before, string after, int calls) = Course(Lab.L1, Removed);

        Assert.All(Enumerable.Range(1, calls), number =>
        {
            using Lab lab = Lab.L1();
            lab.Faults = $"call={number},{way}";
            RunResult set = lab.Set(Removed);
            Assert.NotEqual(ExitCode.Success, set.ExitCode);
            string left = string.Join(' ', lab.FeatureStates());
            if (!string.Equals(left, before, StringComparison.Ordinal) && !string.Equals(left, after, StringComparison.Ordinal))
            {
                Assert.Contains("Could not take back 'enable Containers on 'L1-HV01''", set.Errors[^1], StringComparison.Ordinal);
                Assert.Contains("could not be read", set.Errors[^1], StringComparison.Ordinal);
            }
        });
    }

    [Theory]
    [InlineData("error=2147943140", ExitCode.AccessDenied)]
    [InlineData("error=2148468767", ExitCode.Failed)]
    [InlineData("job=fails", ExitCode.Failed)]
    [InlineData("job=never", ExitCode.TimedOut)]
    [InlineData("ignored", ExitCode.Failed)]
    public void A_failed_change_has_an_exit_code_and_names_the_step(string way, ExitCode exitCode)
    {
        using Lab lab = Lab.Guest2019();
        lab.Faults = $"method=DismEnableFeature,{way}";

        lab.Untouched(static l => l.Set("")).Fails(exitCode, "Step 1 of 1 (enable Microsoft-Hyper-V, ", "on 'L1-NEW01')", "Everything is as it was before.");
    }

    private static void Check(Func<Lab> open, string instance, string way)
    {
        (string before, string after, int calls) = Course(open, instance);
        Assert.All(Enumerable.Range(1, calls), number =>
        {
            string fault = $"call={number},{way}";
            using Lab lab = open();
            lab.Faults = fault;
            RunResult set = lab.Set(instance);
            string left = string.Join(' ', lab.FeatureStates());
            string errors = $"{fault}: {string.Join(' ', set.Errors)} {left}";
            bool isDone = string.Equals(left, after, StringComparison.Ordinal);
            Assert.True(isDone || string.Equals(left, before, StringComparison.Ordinal), errors);
            if (set.ExitCode == ExitCode.Success)
            {
                Assert.True(isDone, errors);
            }
            else if (isDone)
            {
                Assert.DoesNotContain("Everything is as it was before.", errors, StringComparison.Ordinal);
            }
            else if (set.Errors[^1].StartsWith("Step", StringComparison.Ordinal))
            {
                Assert.True(
                    set.Errors[^1].EndsWith("Everything is as it was before.", StringComparison.Ordinal)
                    || set.Errors[^1].Contains("could not be read", StringComparison.Ordinal)
                    || way is "vanish",
                    errors);
            }
        });
    }

    private static (string Before, string After, int Calls) Course(Func<Lab> open, string instance)
    {
        using Lab lab = open();
        string before = string.Join(' ', lab.FeatureStates());
        (RunResult result, SimulatedSession session) = lab.Watched(instance, ["set"]);
        result.Succeeds();
        return (before, string.Join(' ', lab.FeatureStates()), session.RoundTrips);
    }
}
