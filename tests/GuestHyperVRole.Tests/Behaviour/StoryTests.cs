using NestedDsc.Cim;
using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.GuestHyperVRole.Tests.Schemas;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>The whole way there and back, over two restarts.</summary>
public sealed class StoryTests : IDisposable
{
    private const string Wanted = """{"includeContainers":true}""";
    private const string Removed = """{"_exist":false}""";
    private const string Restart = """[{"system":"L1-NEW01"}]""";

    private readonly Lab _lab = Lab.Guest2019();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Hyper_V_is_installed_and_removed_with_a_restart_each()
    {
        RunResult test = Test(Wanted, inDesiredState: false, "_exist", "includeContainers");
        Assert.Equal(["RoleNotFound", "IncludeManagementTools", "IncludeContainers"], Lab.Kinds(test, "reasons"));
        Assert.Equal(("absent", "none"), Summary(test));

        RunResult set = _lab.Set(Wanted).Succeeds();
        Schema.HoldsWithNames(set);
        Assert.Equal(["_exist", "includeContainers"], set.Names);
        Assert.Equal(Restart, Lab.RestartRequired(set));
        Assert.Equal(("installPending", "none"), Summary(set));

        RunResult waiting = Test(Wanted, inDesiredState: false, "restartPending");
        Assert.Equal(["RestartPending"], Lab.Kinds(waiting, "reasons"));
        Assert.Contains("'L1-NEW01' has to restart", Lab.Phrase(waiting, "reasons", "RestartPending"), StringComparison.Ordinal);
        Assert.Equal(Restart, Lab.RestartRequired(waiting));

        RunResult again = _lab.Untouched(static lab => lab.Set(Wanted)).Succeeds();
        Assert.Equal("[]", again.Lines[1]);
        Assert.Equal(Restart, Lab.RestartRequired(again));
        Assert.True((bool?)_lab.Get("").Succeeds().State["restartPending"]);

        RestartResult restart = _lab.Restart();
        Assert.True(restart.HypervisorRuns);

        RunResult done = Test(Wanted, inDesiredState: true);
        Assert.Equal(["Compliant"], Lab.Kinds(done, "reasons"));
        Assert.Equal(("installed", "hyperv"), Summary(done));
        Assert.NotNull(done.State["nestedVMs"]);

        RunResult removed = _lab.Set(Removed).Succeeds();
        Assert.Equal(["_exist"], removed.Names);
        Assert.Equal(Restart, Lab.RestartRequired(removed));
        Assert.Equal(("removePending", "hyperv"), Summary(removed));
        Test(Removed, inDesiredState: false, "restartPending");

        _lab.Restart();

        RunResult gone = Test(Removed, inDesiredState: true);
        Assert.Equal(("absent", "process"), Summary(gone));
        Assert.Equal("null", Lab.RestartRequired(gone));

        // The namespace stays, without a class.
        using SimulatedSession session = _lab.Host.Open();
        var query = new CimQuery(CimNamespaces.Virtualization, "SELECT * FROM Msvm_ComputerSystem");
        Assert.Equal(
            CimErrorCode.InvalidClass,
            Assert.Throws<CimException>(() => session.Query([query], CimDeadline.After(session.Clock, TimeSpan.FromMinutes(1)))).Code);
    }

    [Fact]
    public void An_installation_that_waits_for_a_restart_is_taken_back_without_one()
    {
        IReadOnlyList<string> before = _lab.FeatureStates();
        _lab.Set("").Succeeds();

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings(Removed);

        Assert.Equal("null", Lab.RestartRequired(set));
        Assert.DoesNotContain(would, static line => line.Contains("restart", StringComparison.Ordinal));
        Assert.Equal(before, _lab.FeatureStates());
    }

    [Fact]
    public void A_removal_that_waits_for_a_restart_is_taken_back_without_one()
    {
        using Lab lab = Lab.L1();
        IReadOnlyList<string> before = lab.FeatureStates();
        lab.Set(Removed).Succeeds();

        (RunResult set, _) = lab.Brings("");

        Assert.Equal("null", Lab.RestartRequired(set));
        Assert.Equal(before, lab.FeatureStates());
    }

    private RunResult Test(string instance, bool inDesiredState, params string[] names)
    {
        RunResult test = _lab.Untouched(lab => lab.Test(instance)).Succeeds();
        Schema.HoldsWithNames(test);
        Assert.Equal(inDesiredState, (bool?)test.State["_inDesiredState"]);
        Assert.Equal(names, test.Names);
        return test;
    }

    private static (string? RoleState, string? ContainerIsolation) Summary(RunResult result) =>
        ((string?)result.State["roleState"], (string?)result.State["containerIsolation"]);
}
