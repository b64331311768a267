using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.GuestHyperVRole.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>Every simulated host: what its edition is made of, and what is in the way there.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("guest-2019", "Microsoft-Hyper-V, Microsoft-Hyper-V-Offline, Microsoft-Hyper-V-Online, RSAT-Hyper-V-Tools-Feature, Microsoft-Hyper-V-Management-Clients, Microsoft-Hyper-V-Management-PowerShell on 'L1-NEW01'")]
    [InlineData("guest-core-2025", "Microsoft-Hyper-V, Microsoft-Hyper-V-Offline, Microsoft-Hyper-V-Online, RSAT-Hyper-V-Tools-Feature, Microsoft-Hyper-V-Management-PowerShell on 'L1-CORE01'")]
    [InlineData("guest-win11-pro", "Microsoft-Hyper-V, Microsoft-Hyper-V-Hypervisor, Microsoft-Hyper-V-Services, Microsoft-Hyper-V-Tools-All, Microsoft-Hyper-V-Management-Clients, Microsoft-Hyper-V-Management-PowerShell on 'L1-PRO01'")]
    public void Role_and_tools_are_installed_in_one_call_and_removed_again(string host, string features)
    {
        using Lab lab = Lab.Of(host);
        IReadOnlyList<string> before = lab.FeatureStates();

        (RunResult set, IReadOnlyList<string> would) = lab.Brings("");
        Assert.Equal([$"Would enable {features} and need a restart to complete"], would);
        Assert.Equal(["_exist"], set.Names);
        Assert.Equal("installed", (string?)lab.Get("").State["roleState"]);

        lab.Brings("""{"_exist":false}""");
        Assert.Equal(before, lab.FeatureStates());
    }

    [Theory]
    [InlineData("guest-2019", "Microsoft-Hyper-V, Microsoft-Hyper-V-Offline, Microsoft-Hyper-V-Online on")]
    [InlineData("guest-win11-pro", "Microsoft-Hyper-V, Microsoft-Hyper-V-Hypervisor, Microsoft-Hyper-V-Services on")]
    public void Without_the_tools_only_the_role_is_installed_and_removed(string host, string features)
    {
        using Lab lab = Lab.Of(host);
        IReadOnlyList<string> before = lab.FeatureStates();

        IReadOnlyList<string> would = lab.Brings("""{"includeManagementTools":false}""").Would;
        Assert.StartsWith($"Would enable {features}", Assert.Single(would), StringComparison.Ordinal);
        RunResult get = lab.Get("").Succeeds();
        Assert.Contains("Microsoft-Hyper-V-Management-PowerShell=Disabled", Lab.FeatureStates(get));
        Assert.False((bool?)get.State["includeManagementTools"]);

        lab.Brings("""{"_exist":false,"includeManagementTools":false}""");
        Assert.Equal(before, lab.FeatureStates());
    }

    [Theory]
    [InlineData("guest-2019")]
    [InlineData("guest-win11-pro")]
    public void Tools_that_are_not_spoken_of_stay(string host)
    {
        using Lab lab = Lab.Of(host);
        lab.Brings("");

        lab.Brings("""{"_exist":false,"includeManagementTools":false}""");

        RunResult get = lab.Get("").Succeeds();
        Assert.Equal(("absent", false), ((string?)get.State["roleState"], (bool?)get.State["includeManagementTools"]));
        Assert.Contains("Microsoft-Hyper-V-Management-PowerShell=Enabled", Lab.FeatureStates(get));

        // What is left goes without a restart, on a client with the umbrella that needs one.
        (RunResult set, _) = lab.Brings("""{"_exist":false}""");
        Assert.Equal(["includeManagementTools"], set.Names);
        Assert.DoesNotContain(Lab.FeatureStates(lab.Get("").Succeeds()), static f => f.EndsWith("=Enabled", StringComparison.Ordinal));
    }

    [Fact]
    public void Tools_that_are_missing_beside_the_role_are_added_without_a_restart()
    {
        using Lab lab = Lab.L1().Features("Staged", "Microsoft-Hyper-V-Management-Clients");

        (RunResult set, IReadOnlyList<string> would) = lab.Brings("");

        Assert.Equal(["Would enable Microsoft-Hyper-V-Management-Clients on 'L1-HV01'"], would);
        Assert.Equal(["includeManagementTools"], set.Names);
        Assert.Equal("null", Lab.RestartRequired(set));
    }

    [Fact]
    public void Containers_come_and_go_without_the_role()
    {
        using Lab lab = Lab.Guest2019();

        (RunResult set, _) = lab.Brings("""{"_exist":false,"includeContainers":true}""");
        Assert.Equal(["includeContainers"], set.Names);
        Assert.Equal("process", (string?)lab.Get("").State["containerIsolation"]);

        lab.Brings("""{"_exist":false,"includeContainers":false}""");
        Assert.Equal("none", (string?)lab.Get("").State["containerIsolation"]);
    }

    [Fact]
    public void One_set_enables_and_disables()
    {
        using Lab lab = Lab.Guest2019();
        lab.Brings("""{"_exist":false,"includeContainers":true}""");

        (RunResult set, IReadOnlyList<string> would) = lab.Brings("""{"includeManagementTools":false,"includeContainers":false}""");

        Assert.Equal(["_exist", "includeContainers"], set.Names);
        Assert.Equal(2, would.Count);
        Assert.StartsWith("Would disable Containers", would[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_edition_without_Hyper_V_is_said_to_be_one()
    {
        using Lab lab = Lab.Of("guest-win11-home");

        lab.Refuses("", ExitCode.Blocked, "'L1-HOME01' does not have Hyper-V in its edition Core", "Pro, Enterprise or Education");
        lab.Refuses("""{"_exist":false,"includeContainers":true}""", ExitCode.Blocked, "does not have the feature Containers");
        RunResult test = lab.Untouched(static l => l.Test("")).Succeeds();
        Schema.HoldsWithNames(test);
        Assert.Equal(["EditionWithoutHyperV"], Lab.Kinds(test, "blockers"));
        Assert.Equal("unavailable", (string?)test.State["roleState"]);
        Assert.True((bool?)lab.Test("""{"_exist":false,"includeContainers":false}""").Succeeds().State["_inDesiredState"]);
    }

    [Fact]
    public void In_a_vm_without_extensions_the_message_names_the_setting_of_the_outer_host()
    {
        using Lab lab = Lab.Of("guest-2019-not-exposed");

        lab.Refuses("", ExitCode.Blocked, "exposeVirtualizationExtensions of NestedDsc/NestedVirtualization", "while it is off");
        Assert.False((bool?)lab.Get("").Succeeds().State["virtualizationExtensionsExposed"]);

        // Containers and tools need none.
        lab.Brings("""{"_exist":false,"includeContainers":true}""");
    }

    [Theory]
    [InlineData("lab-l0", 16, 6, null)]
    [InlineData("lab-l1", 2, 0, false)]
    public void A_Hyper_V_host_is_read_too(string host, int total, int running, bool? blocked)
    {
        using Lab lab = Lab.Of(host);

        RunResult get = lab.Untouched(static l => l.Get("")).Succeeds();

        Schema.Holds(Assert.Single(get.Lines));
        Assert.Equal((total, running), ((int)get.State["nestedVMs"]!["total"]!, (int)get.State["nestedVMs"]!["running"]!));
        Assert.Equal(blocked, (bool?)get.State["liveMigrationBlocked"]);
        Assert.True((bool?)lab.Test("").Succeeds().State["_inDesiredState"]);
    }
}
