using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.GuestHyperVRole.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>Processes that DISM refuses: they are not elevated, or descend from a packaged program.</summary>
public sealed class WithoutDismTests
{
    [Fact]
    public void A_process_that_is_not_elevated_reads_and_is_refused_changes()
    {
        using Lab lab = Lab.Guest2019().Servicing("elevated", false);

        RunResult test = lab.Untouched(static l => l.Test("")).Succeeds();

        Schema.HoldsWithNames(test);
        Assert.Equal("absent", (string?)test.State["roleState"]);
        Assert.Equal(["NotElevated"], Lab.Kinds(test, "blockers"));
        Assert.Equal(["StatesWithoutDism"], Lab.Kinds(test, "notices"));
        lab.Refuses("", ExitCode.AccessDenied, "not elevated", "Run it elevated");
        lab.Untouched(static l => l.Set("""{"_exist":false}""")).Succeeds();
    }

    [Fact]
    public void A_packaged_process_on_a_client_is_told_what_to_do()
    {
        using Lab lab = Lab.Pro().Servicing("packaged", true);

        Assert.Equal(["ServicingUnavailable"], Lab.Kinds(lab.Test("").Succeeds(), "blockers"));
        lab.Refuses("", ExitCode.Blocked, "ZIP or MSI", "dism /online /enable-feature /all /norestart /featurename:Microsoft-Hyper-V");
    }

    [Theory]
    [InlineData("guest-2019")]
    [InlineData("guest-core-2025")]
    public void A_packaged_process_on_a_server_changes_the_role_by_Server_Manager(string host)
    {
        using Lab lab = Lab.Of(host).Servicing("packaged", true);
        IReadOnlyList<string> before = lab.FeatureStates();

        (RunResult set, _) = lab.Brings("");
        Assert.Equal(["StatesWithoutDism"], Lab.Kinds(set, "notices"));
        Assert.NotEqual("null", Lab.RestartRequired(set));

        lab.Brings("""{"_exist":false}""");
        Assert.Equal(before, lab.FeatureStates());
    }

    [Fact]
    public void A_restart_that_does_not_show_without_DISM_is_asked_for_by_the_set_that_needs_it()
    {
        using Lab lab = Lab.Guest2019().Servicing("packaged", true);

        RunResult set = lab.Set("""{"_exist":false,"includeContainers":true}""").Succeeds();

        Assert.Equal("""[{"system":"L1-NEW01"}]""", Lab.RestartRequired(set));
        Schema.HoldsWithNames(set);
    }

    [Fact]
    public void What_Server_Manager_finds_missing_is_a_precondition()
    {
        // Virtualization-based security may hide the extensions here, so only Server Manager's own check finds that there are none.
        using Lab lab = Lab.Of("guest-2019-not-exposed").Servicing("packaged", true);
        lab.Host.Answer("hypervisorRole", "unknown");
        lab.Host.Change(static content => content.Instances("Win32_DeviceGuard", @"root\Microsoft\Windows\DeviceGuard")[0]!["VirtualizationBasedSecurityStatus"] = 2);

        lab.Set("").Fails(ExitCode.Blocked, "Step 1 of 1 (enable Microsoft-Hyper-V, ", "Everything is as it was before.");
    }

    [Fact]
    public void Without_DISM_a_pending_installation_is_concluded_from_other_signs()
    {
        using Lab lab = Lab.Guest2019();
        lab.Set("").Succeeds();
        lab.Servicing("elevated", false);

        RunResult test = lab.Test("").Succeeds();

        Assert.Equal("installPending", (string?)test.State["roleState"]);
        Assert.Equal(["restartPending"], test.Names);
        RunResult set = lab.Untouched(static l => l.Set("")).Succeeds();
        Assert.Equal("[]", set.Lines[1]);
        Assert.Equal("""[{"system":"L1-NEW01"}]""", Lab.RestartRequired(set));
    }

    [Fact]
    public void Without_DISM_a_pending_removal_is_concluded_from_other_signs()
    {
        using Lab lab = Lab.L1();
        lab.Set("""{"_exist":false}""").Succeeds();
        lab.Servicing("elevated", false);

        RunResult test = lab.Test("""{"_exist":false}""").Succeeds();

        Assert.Equal("removePending", (string?)test.State["roleState"]);
        Assert.Equal(["restartPending"], test.Names);
    }
}
