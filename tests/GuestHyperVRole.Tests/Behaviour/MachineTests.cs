using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.GuestHyperVRole.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>Virtual machines in the guest: what they mean for it, and what happens when they can't be read.</summary>
public sealed class MachineTests : IDisposable
{
    private const string Removed = """{"_exist":false}""";

    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(9, 1, true)]
    [InlineData(10, 1, true)]
    [InlineData(32785, 1, true)]
    [InlineData(3, 0, false)]
    [InlineData(6, 0, false)]
    public void Machines_that_hold_memory_count_as_running_and_keep_the_guest_in_its_place(int enabledState, int running, bool blocked)
    {
        _lab.Host.Change(content => content.Machine("l2-app01").EnabledState = enabledState);

        RunResult get = _lab.Get("").Succeeds();

        Assert.Equal((2, running), ((int)get.State["nestedVMs"]!["total"]!, (int)get.State["nestedVMs"]!["running"]!));
        Assert.Equal(blocked, (bool?)get.State["liveMigrationBlocked"]);
        Assert.Equal(blocked ? ["LiveMigrationBlocked"] : [], Lab.Kinds(get, "notices"));
        if (blocked)
        {
            Assert.EndsWith("shut down first: l2-app01.", Lab.Phrase(get, "notices", "LiveMigrationBlocked"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_role_is_not_removed_from_under_machines_that_run()
    {
        _lab.Host.Change(static content => content.Machine("l2-app01").EnabledState = 2);
        _lab.Host.Change(static content => content.Machine("l2-db01").EnabledState = 2);

        _lab.Refuses(Removed, ExitCode.Blocked, "VMs run in 'L1-HV01': 'l2-app01', 'l2-db01'", "shut them down first");
        Assert.Equal(["NestedVMsRunning"], Lab.Kinds(_lab.Test(Removed), "blockers"));

        // What does not touch the role may change.
        _lab.Set("""{"includeContainers":true}""").Succeeds();
    }

    [Fact]
    public void Their_files_are_said_to_stay()
    {
        RunResult foretold = _lab.WhatIf(Removed).Succeeds();

        Assert.Equal(["VMFilesStay"], Lab.Kinds(foretold, "notices"));
        Assert.Contains(foretold.Warnings, static w => w.Contains("The files of the VMs in 'L1-HV01' stay", StringComparison.Ordinal));
    }

    [Fact]
    public void A_stopped_service_hides_machines_and_fails_nothing()
    {
        _lab.Host.Set("Win32_Service", "vmms", "State", "Stopped", HostContent.Cimv2);

        RunResult get = _lab.Get("").Succeeds();

        Schema.Holds(get.Lines[0]);
        Assert.Null(get.State["nestedVMs"]);
        Assert.Null(get.State["liveMigrationBlocked"]);
        Assert.Equal(["ManagementServiceStopped"], Lab.Kinds(get, "notices"));
        Assert.True((bool?)_lab.Test("").Succeeds().State["_inDesiredState"]);
        _lab.Brings(Removed);
    }

    [Fact]
    public void Without_rights_on_Hyper_V_machines_are_unknown_and_the_role_is_not_removed()
    {
        _lab.Host.Knob("accessDenied", true);

        RunResult get = _lab.Get("").Succeeds();

        Assert.Null(get.State["nestedVMs"]);
        Assert.Equal(["StatesWithoutDism", "NestedVMsNotShown"], Lab.Kinds(get, "notices"));
        Assert.Equal(["NotElevated", "NestedVMsUnknown"], Lab.Kinds(_lab.Test(Removed).Succeeds(), "blockers"));
        _lab.Refuses(Removed, ExitCode.AccessDenied, "Run it elevated", "Whether VMs run in 'L1-HV01' can't be read");
    }

    [Theory]
    [InlineData(2_097_152, true)]
    [InlineData(4_193_848, false)]
    [InlineData(8_388_608, false)]
    public void Little_memory_is_noticed(long kilobytes, bool isNoticed)
    {
        _lab.Host.Change(content => content.Instances("Win32_OperatingSystem", HostContent.Cimv2)[0]!["TotalVisibleMemorySize"] = kilobytes);

        Assert.Equal(isNoticed ? ["LittleMemory"] : [], Lab.Kinds(_lab.Get("").Succeeds(), "notices"));
        Assert.Empty(Lab.Kinds(_lab.Get("""{"_exist":false}""").Succeeds(), "notices").Except(["VMFilesStay"]));
    }

    [Theory]
    [InlineData("""{"_exist":false,"includeContainers":true}""", true)]
    [InlineData("""{"_exist":false}""", true)]
    [InlineData("""{"_exist":false,"includeContainers":false}""", false)]
    public void Containers_that_lose_their_isolation_are_noticed(string instance, bool isNoticed)
    {
        _lab.Features("Installed", "Containers");

        Assert.Equal(isNoticed, Lab.Kinds(_lab.WhatIf(instance).Succeeds(), "notices").Contains("ProcessIsolation"));
        Assert.Equal("hyperv", (string?)_lab.Get("").State["containerIsolation"]);
    }
}
