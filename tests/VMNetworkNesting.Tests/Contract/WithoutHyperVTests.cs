using System.Text.Json.Nodes;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Contract;

/// <summary>Windows without Hyper-V: not installed, removed, or waiting for a restart. All that is known is answered.</summary>
public sealed class WithoutHyperVTests
{
    private const string Adapter = """{"vmName":"inner","adapterName":"Network Adapter","macAddressSpoofing":"on"}""";
    private const string Switch = """{"switchName":"NAT","switchType":"internal","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";
    private const string NoSwitch = """{"switchName":"NAT","_exist":false}""";

    private const string Without2019 = "without Hyper-V";
    private const string Pending2019 = "restart pending";

    private static readonly string[][] Commands = [["get"], ["test"], ["set"], ["set", "--what-if"]];

    public static TheoryData<string, string> Absent => new()
    {
        { HostFiles.Guest2019, "Hyper-V is not installed on 'L1-NEW01'. Install the Hyper-V role and restart Windows." },
        { HostFiles.GuestPro, "Hyper-V is not installed on 'L1-PRO01'. Install the Hyper-V role and restart Windows." },
        { HostFiles.GuestHome, "Hyper-V is not installed on 'L1-HOME01'. It takes Windows Server, or the Pro, Enterprise or Education edition" },
    };

    [Theory]
    [MemberData(nameof(Absent))]
    public void Without_the_role_nothing_of_it_is_there_and_a_set_is_refused(string file, string text) => Assert.All([Adapter, Switch], instance =>
    {
        using var lab = new Lab(TemporaryHost.CopyOf(file));

        lab.Refuses(instance, ExitCode.Unavailable, text);
        RunResult test = lab.Test(instance);
        Schema.HoldsWithNames(test);
        Assert.Equal(["_exist"], test.Names);
        Assert.Equal(["HyperVNotInstalled"], Lab.Kinds(test, "reasons"));
        Assert.False((bool?)test.State["_exist"]);
        Assert.Null(test.State["_restartRequired"]);
    });

    [Theory]
    [InlineData("removed")]
    [InlineData("classes")]
    public void A_role_that_is_not_there_any_more_is_not_installed(string how)
    {
        using Lab lab = Lab.L0();
        lab.Host.Change(content =>
        {
            content.Namespaces.Remove(HostContent.Virtualization);
            if (how is "classes")
            {
                content.Namespaces[HostContent.Virtualization] = new JsonObject();
            }
        });

        lab.Refuses(Switch, ExitCode.Unavailable, "Hyper-V does not answer on 'HV-LAB01'");
        Assert.Equal(["HyperVNotInstalled"], Lab.Kinds(lab.Test(Adapter).Succeeds(), "reasons"));
    }

    [Theory]
    [InlineData(Without2019)]
    [InlineData(Pending2019)]
    public void A_switch_that_must_not_be_there_is_not(string host)
    {
        using var lab = new Lab(host is Pending2019 ? PendingRole.OnServer() : TemporaryHost.CopyOf(HostFiles.Guest2019));

        Assert.All(Commands, command =>
        {
            RunResult answer = lab.Untouched(l => l.Run(NoSwitch, command)).Succeeds();
            Schema.Holds(answer.Lines[0]);
            Assert.Equal(["Compliant"], Lab.Kinds(answer, "reasons"));
            Assert.Equal([host is Pending2019 ? "RestartPending" : "HyperVNotInstalled"], Lab.Kinds(answer, "notices"));
            Assert.Empty(Lab.Kinds(answer, "blockers"));
            Assert.Null(answer.State["_restartRequired"]);
        });
        Assert.True((bool?)lab.Test(NoSwitch).State["_inDesiredState"]);
        Assert.Empty(lab.Set(NoSwitch).Names);
    }

    [Theory]
    [InlineData("elevated")]
    [InlineData("not elevated")]
    [InlineData("packaged")]
    public void Until_the_restart_a_set_waits_and_every_answer_says_so(string process) => Assert.All([Adapter, Switch], instance =>
    {
        using var lab = new Lab(PendingRole.OnServer());
        lab.Host.Edit(root =>
        {
            root["servicing"]!["elevated"] = process is not "not elevated";
            root["servicing"]!["packaged"] = process is "packaged";
        });

        Assert.All(Commands, command =>
        {
            RunResult answer = lab.Untouched(l => l.Run(instance, command)).Succeeds();
            Schema.Holds(answer.Lines[0]);
            Assert.Equal(["RestartPending"], Lab.Kinds(answer, "reasons"));
            Assert.Empty(Lab.Kinds(answer, "blockers"));
            Assert.False((bool?)answer.State["_exist"]);
            Assert.Equal("""[{"system":"L1-NEW01"}]""", JsonTexts.Compact(answer.State["_restartRequired"]));
        });
        Assert.Equal(["_exist"], lab.Test(instance).Names);
        Assert.Empty(lab.Set(instance).Names);
        Assert.Contains(lab.Set(instance).Warnings, static w => w.Contains("by the next restart", StringComparison.Ordinal));
        Assert.Empty(Lab.WhatIfLines(lab.WhatIf(instance)));
        Assert.Empty(lab.WhatIf(instance).Names);
    });

    [Fact]
    public void After_the_restart_the_set_that_waited_comes_about()
    {
        using var lab = new Lab(PendingRole.OnServer());
        SimulatedMachine.Restart(lab.Host.FilePath);

        lab.Brings(Switch);
    }

    [Theory]
    [InlineData(Without2019, "Hyper-V is not installed on 'L1-NEW01'")]
    [InlineData(Pending2019, "Hyper-V is set to be installed on 'L1-NEW01' by the next restart")]
    public void An_export_is_empty_and_warns(string host, string text) => Assert.All(["", """{"vmName":"x"}""", """{"switchName":"x"}"""], filter =>
    {
        using var lab = new Lab(host is Pending2019 ? PendingRole.OnServer() : TemporaryHost.CopyOf(HostFiles.Guest2019));

        RunResult export = lab.Untouched(l => l.Export(filter)).Succeeds();

        Assert.Equal("", export.Output);
        Assert.Contains(export.Warnings, w => w.StartsWith($"There is nothing to export: {text}", StringComparison.Ordinal));
    });

    [Fact]
    public void What_can_not_be_asked_for_the_features_is_not_known_and_the_rest_is()
    {
        using var lab = new Lab(TemporaryHost.CopyOf(HostFiles.Guest2019));
        lab.Host.Edit(static root => root["servicing"]!["elevated"] = false);
        lab.Host.RemoveClass("Win32_OptionalFeature", HostContent.Cimv2);

        lab.Refuses(Switch, ExitCode.Unavailable, "Hyper-V is not available on 'L1-NEW01'; whether it waits for a restart can't be read by this account. Run it elevated.");
        Assert.Equal(["HyperVNotInstalled"], Lab.Kinds(lab.Test(Switch), "reasons"));
    }

    [Theory]
    [InlineData("method=DismGetFeatureInfo,error=0x80070422", ExitCode.Failed)]
    [InlineData("method=DismGetFeatureInfo,exception=TimedOut", ExitCode.TimedOut)]
    [InlineData("method=Query,nth=2,exception=TimedOut", ExitCode.TimedOut)]
    [InlineData("method=Query,nth=3,exception=AccessDenied", ExitCode.AccessDenied)]
    public void What_fails_on_the_way_to_the_answer_stays_an_error(string fault, ExitCode exitCode) => Assert.All(Commands, command =>
    {
        using var lab = new Lab(TemporaryHost.CopyOf(HostFiles.Guest2019)) { Faults = fault };

        Assert.Single(lab.Untouched(l => l.Run(Switch, command)).Fails(exitCode).Errors);
    });

    [Fact]
    public void The_features_are_read_only_where_Hyper_V_is_missing()
    {
        using Lab there = Lab.L1();
        Assert.DoesNotContain(there.Watched(Switch, ["test"]).Session.Calls, static call => call.Contains("Dism", StringComparison.Ordinal));

        using var missing = new Lab(TemporaryHost.CopyOf(HostFiles.Guest2019));
        (RunResult test, SimulatedSession session) = missing.Watched(Switch, ["test"]);
        test.Succeeds();

        // The query that failed, whether Hyper-V is there at all, which computer it is, its features.
        Assert.Equal(4, session.RoundTrips);
    }
}
