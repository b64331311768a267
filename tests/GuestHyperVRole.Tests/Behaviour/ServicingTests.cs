using System.Text.Json.Nodes;
using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>Payloads that are not there, restarts that others wait for, and how far servicing is.</summary>
public sealed class ServicingTests
{
    private const string Containers = """{"_exist":false,"includeContainers":true}""";

    [Fact]
    public void A_payload_that_is_nowhere_blocks_and_one_of_a_source_does_not()
    {
        using Lab lab = Lab.Of("guest-core-2025");

        lab.Refuses("""{"_exist":false,"includeContainers":true,"limitAccess":true}""", ExitCode.Blocked, "The payload of Containers is not on the disk of 'L1-CORE01'", "Give sourcePaths");
        lab.Refuses(
            """{"_exist":false,"includeContainers":true,"sourcePaths":["D:\\nowhere","D:\\sources\\sxs"]}""", ExitCode.Blocked, @"The source 'D:\nowhere' of sourcePaths is not there");
        lab.Brings("""{"_exist":false,"includeContainers":true,"limitAccess":true,"sourcePaths":["d:\\sources\\sxs\\"]}""");

        // Nothing is to be enabled: nothing is looked for.
        Assert.Empty(Lab.Kinds(lab.Test("""{"_exist":false,"sourcePaths":["D:\\nowhere"]}""").Succeeds(), "blockers"));
    }

    [Fact]
    public void A_payload_of_Windows_Update_is_announced()
    {
        using Lab lab = Lab.Of("guest-core-2025");

        Assert.Equal(["PayloadFromWindowsUpdate"], Lab.Kinds(lab.WhatIf(Containers).Succeeds(), "notices"));
        lab.Brings(Containers);
    }

    [Fact]
    public void A_payload_that_nobody_has_after_all_is_an_error_with_what_to_do()
    {
        using Lab lab = Lab.Of("guest-core-2025").Servicing("windowsUpdate", new JsonArray());

        lab.Untouched(static l => l.Set(Containers)).Fails(
            ExitCode.Failed, "Step 1 of 1 (enable Containers on 'L1-CORE01')", "0x800F081F", "Everything is as it was before.");
    }

    [Fact]
    public void An_installation_under_way_is_an_error_with_what_to_do()
    {
        using Lab lab = Lab.Guest2019().Servicing("busy", true);

        lab.Untouched(static l => l.Set("")).Fails(ExitCode.Failed, "another installation is under way", "Everything is as it was before.");
    }

    [Theory]
    [InlineData("WindowsUpdate", "Windows Update")]
    [InlineData("ComputerName", "a new name of the computer")]
    [InlineData("ComponentServicing", "a change of features or updates")]
    [InlineData("ServerManager", "a change of another role")]
    [InlineData("FileRename", null)]
    public void A_restart_that_others_wait_for_is_noticed_and_stops_nothing(string indicator, string? reason)
    {
        using Lab lab = Lab.L1().Servicing("restartIndicators", new JsonArray(indicator));

        RunResult test = lab.Test("").Succeeds();

        Assert.True((bool?)test.State["_inDesiredState"]);
        Assert.False((bool?)test.State["restartPending"]);
        Assert.Equal("null", Lab.RestartRequired(test));
        Assert.Equal(reason is null ? [] : ["OtherRestartPending"], Lab.Kinds(test, "notices"));
        if (reason is not null)
        {
            Assert.EndsWith($": {reason}.", Lab.Phrase(test, "notices", "OtherRestartPending"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Progress_goes_to_the_trace_every_ten_percent()
    {
        using Lab lab = Lab.Guest2019();
        lab.TraceLevel = "info";

        string[] told = [.. lab.Set("").Succeeds().Messages("info").Where(static m => m.EndsWith('%'))];

        Assert.Equal(11, told.Length);
        Assert.Equal("Enabling Microsoft-Hyper-V and 5 more: 40 %", told[4]);
        Assert.Equal("Enabling Microsoft-Hyper-V and 5 more: 100 %", told[^1]);
    }

    [Fact]
    public void The_trace_shows_what_is_asked_of_servicing()
    {
        using Lab lab = Lab.Of("guest-core-2025");
        lab.TraceLevel = "trace";

        IReadOnlyList<string> told = lab.Set("""{"_exist":false,"includeContainers":true,"limitAccess":true,"sourcePaths":["D:\\sources\\sxs"]}""").Succeeds().Messages("trace");

        Assert.Contains(@"Servicing call to enable Containers with sources D:\sources\sxs, without Windows Update", told);
        Assert.Contains("Servicing accepted it; a restart is required.", told);
        Assert.Contains(@"Source 'D:\sources\sxs' is there.", told);
        Assert.Contains("A restart is waited for by: ComponentServicing.", told);
        Assert.Contains("Windows is ServerCore, edition 'ServerDatacenter'.", told);
        Assert.Equal(3, told.Count(static t => t.StartsWith("Servicing read of Microsoft-Hyper-V, ", StringComparison.Ordinal) || t.StartsWith("Servicing read of Containers", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_long_silence_is_broken_every_ten_seconds()
    {
        using Lab lab = Lab.Guest2019();
        lab.TraceLevel = "info";
        lab.Faults = "method=DismEnableFeature,job=never";

        RunResult set = lab.Untouched(static l => l.Set("")).Fails(
            ExitCode.TimedOut, "Step 1 of 1", "did not end within 2700 seconds", "Everything is as it was before.");

        Assert.Equal(10, set.Messages("info").Count(static m => m.EndsWith(": 0 %", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_servicing_says_of_a_restart_is_what_a_set_answers()
    {
        // Against what was foretold: the tools alone need a restart here.
        using Lab lab = Lab.L1().Features("Staged", "Microsoft-Hyper-V-Management-PowerShell");
        lab.Host.Edit(static root =>
        {
            foreach (JsonNode? feature in root["servicing"]!["features"]!.AsArray())
            {
                feature!["restartToEnable"] = true;
            }
        });

        RunResult set = lab.Set("").Succeeds();

        Assert.Equal("""[{"system":"L1-HV01"}]""", Lab.RestartRequired(set));
        Assert.Equal(["restartPending"], lab.Test("").Succeeds().Names);
        lab.Restart();
        Assert.True((bool?)lab.Test("").Succeeds().State["_inDesiredState"]);
    }
}
