using System.Text.Json.Nodes;
using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>A set that lost its host, or its process, in the middle, and what the next run makes of it.</summary>
public sealed class InterruptedSetTests : IDisposable
{
    private const int Running = 2;
    private const int Off = 3;
    private const string Change = """{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""";
    private const string Name = """{"vmName":"lab-sql01"}""";

    private readonly Lab _lab = new();

    private string Folder => _lab.Host.FilePath + ".intents";

    private string File => Path.Combine(Folder, LabVms.Sql.ToLowerInvariant() + ".json");

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void The_next_set_starts_the_vm_again()
    {
        Interrupt();

        RunResult test = _lab.Test(Name).Succeeds();
        Assert.False((bool?)test.State["_inDesiredState"]);
        Assert.Equal(["powerState"], test.Names);
        Assert.Contains("has been off since a set begun at 2026-01-15", Lab.Phrase(test, "reasons", "InterruptedSet"), StringComparison.Ordinal);
        Assert.Equal(["InterruptedSet"], Lab.Kinds(_lab.Get(Name), "reasons"));
        Assert.Equal(["Would start VM 'lab-sql01'"], Lab.WhatIfLines(_lab.WhatIf(Name).Succeeds()));

        Assert.Equal(["powerState"], _lab.Set(Name).Succeeds().Names);
        Assert.Equal(Running, _lab.Machine("lab-sql01").EnabledState);
        Assert.False(Directory.Exists(Folder));
        Assert.True((bool?)_lab.Test(Name).State["_inDesiredState"]);
    }

    [Fact]
    public void The_same_set_again_makes_its_change_and_starts_the_vm()
    {
        Interrupt();

        _lab.Set(Change).Succeeds();

        Assert.Equal((Running, 4), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").ProcessorCount));
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void The_error_says_that_the_next_set_starts_it()
    {
        RunResult failed = Interrupt();

        Assert.Contains(
            "If VM 'lab-sql01' is off by then, the next set brings it back to the state it was in (running), unless somebody has changed or used it.",
            failed.Errors[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_set_that_is_interrupted_again_is_still_remembered()
    {
        Interrupt();
        _lab.Faults = "method=ModifyResourceSettings,after,lost";
        _lab.Set("""{"vmName":"lab-sql01","processorCount":6}""").Fails(ExitCode.Unavailable);
        _lab.Faults = null;
        Assert.Equal(Off, _lab.Machine("lab-sql01").EnabledState);

        _lab.Set(Name).Succeeds();

        Assert.Equal((Running, 6), (_lab.Machine("lab-sql01").EnabledState, _lab.Machine("lab-sql01").ProcessorCount));
    }

    [Fact]
    public void A_power_state_that_the_instance_gives_counts_more()
    {
        Interrupt();

        _lab.Set("""{"vmName":"lab-sql01","powerState":"off"}""").Succeeds();

        Assert.Equal(Off, _lab.Machine("lab-sql01").EnabledState);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void A_vm_whose_settings_somebody_has_changed_is_left_alone()
    {
        Interrupt();
        _lab.With("lab-sql01", static m => m.Processor["VirtualQuantity"] = 3);

        AssertLeftOff();
    }

    [Fact]
    public void A_vm_that_somebody_has_started_and_stopped_is_left_alone()
    {
        Interrupt();
        byte[] intent = System.IO.File.ReadAllBytes(File);
        _lab.Set("""{"vmName":"lab-sql01","powerState":"running"}""").Succeeds();
        _lab.Set("""{"vmName":"lab-sql01","powerState":"off","whenRunning":"turnOff"}""").Succeeds();
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllBytes(File, intent);

        AssertLeftOff();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"format\":\"nesteddsc-intent/1\"}")]
    public void A_damaged_record_is_told_of_and_does_no_harm(string text)
    {
        Directory.CreateDirectory(Folder);
        System.IO.File.WriteAllText(File, text);
        _lab.With("lab-sql01", static m => m.EnabledState = Off);

        RunResult test = _lab.Test(Name).Succeeds();
        Assert.True((bool?)test.State["_inDesiredState"]);
        Assert.Contains("can't be read", Lab.Phrase(test, "notices", "InterruptedSet"), StringComparison.Ordinal);

        _lab.Set(Name).Succeeds();
        Assert.Equal(Off, _lab.Machine("lab-sql01").EnabledState);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void A_vm_that_runs_again_is_never_stopped_because_of_a_record()
    {
        Interrupt();
        _lab.With("lab-sql01", static m => m.EnabledState = Running);

        RunResult test = _lab.Test(Name).Succeeds();
        Assert.True((bool?)test.State["_inDesiredState"]);
        Assert.Contains("nothing has to be restored", Lab.Phrase(test, "notices", "InterruptedSet"), StringComparison.Ordinal);
        _lab.Set(Name).Succeeds();

        Assert.Equal(Running, _lab.Machine("lab-sql01").EnabledState);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void A_record_of_a_saved_vm_starts_nothing()
    {
        _lab.Faults = "method=ModifyResourceSettings,lost";
        _lab.Set("""{"vmName":"lab-build01","processorCount":4,"whenSaved":"discard"}""").Fails(ExitCode.Unavailable, "do that by hand");
        _lab.Faults = null;

        RunResult set = _lab.Set("""{"vmName":"lab-build01","processorCount":4,"whenSaved":"discard"}""").Succeeds();

        Assert.Contains(set.Warnings, static w => w.Contains("its saved state has ended", StringComparison.Ordinal));
        Assert.Equal(Off, _lab.Machine("lab-build01").EnabledState);
    }

    [Fact]
    public void A_half_made_checkpoint_is_removed()
    {
        _lab.Faults = "method=ModifySystemSettings,lost";
        const string WithCheckpoint = """{"vmName":"lab-web01","processorCount":4,"checkpoint":{"name":"before"}}""";
        _lab.Set(WithCheckpoint).Fails(ExitCode.Unavailable);
        _lab.Faults = null;
        Assert.Single(_lab.Machine("lab-web01").Checkpoints);

        Assert.Contains("Would remove the half-made checkpoint", Lab.WhatIfLines(_lab.WhatIf(WithCheckpoint))[0], StringComparison.Ordinal);
        _lab.Set(WithCheckpoint).Succeeds();

        Assert.Equal(["before"], _lab.Machine("lab-web01").Checkpoints);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void An_entry_that_an_earlier_version_wrote_is_understood_and_this_one_writes_no_less()
    {
        const string Earlier = """
            {
              "format": "nesteddsc-intent/1",
              "id": "a4ef744c-4a32-5a7f-a293-0e582302ba3c",
              "since": "2026-01-15T08:00:00.0000000+00:00",
              "action": "change settings of VM 'lab-sql01'",
              "facts": {
                "state": "Running",
                "stoppedBy": "2026-01-15T08:20:00.0000000+00:00",
                "offSince": "2026-01-15T08:00:00.0000000+00:00",
                "nesting": "off",
                "processors": "8|4",
                "memory": "16384",
                "dynamicMemory": "off"
              }
            }
            """;
        Interrupt();
        JsonNode now = JsonNode.Parse(System.IO.File.ReadAllText(File))!;
        Assert.True(now["facts"]!.AsObject().Remove("automaticCheckpointsEnabled"));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Earlier), now));
        System.IO.File.WriteAllText(File, Earlier);

        Assert.Equal(["powerState"], _lab.Set(Name).Succeeds().Names);

        Assert.Equal(Running, _lab.Machine("lab-sql01").EnabledState);
        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void A_set_that_interrupts_nothing_writes_nothing_down()
    {
        _lab.Faults = "method=ModifyResourceSettings,lost";

        _lab.Set("""{"vmName":"lab-web01","processorCount":4}""").Fails(ExitCode.Unavailable);

        Assert.False(Directory.Exists(Folder));
    }

    [Fact]
    public void Another_set_that_is_under_way_is_not_disturbed()
    {
        Directory.CreateDirectory(Folder);
        using (System.IO.File.Open(Path.ChangeExtension(File, ".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            _lab.Refuses(Change, ExitCode.Blocked, "Another set of VM 'lab-sql01' is under way, in another process. Try again when it has ended.");
            Assert.Contains("SetUnderWay", Lab.Kinds(_lab.Get(Name), "notices"));
        }

        _lab.Set(Change).Succeeds();
    }

    [Fact]
    public void What_cannot_be_written_down_is_told_and_done_all_the_same()
    {
        System.IO.File.WriteAllText(Folder, "in the way");

        RunResult set = _lab.Set(Change).Succeeds();

        Assert.Contains(set.Warnings, static w => w.Contains("can't be written down", StringComparison.Ordinal));
        Assert.Equal(Running, _lab.Machine("lab-sql01").EnabledState);
    }

    private RunResult Interrupt()
    {
        _lab.Faults = "method=ModifyResourceSettings,lost";
        RunResult failed = _lab.Set(Change).Fails(ExitCode.Unavailable, "could not be read");
        _lab.Faults = null;
        Assert.Equal(Off, _lab.Machine("lab-sql01").EnabledState);
        Assert.True(System.IO.File.Exists(File));
        return failed;
    }

    private void AssertLeftOff()
    {
        RunResult test = _lab.Test(Name).Succeeds();
        Assert.True((bool?)test.State["_inDesiredState"]);
        Assert.Contains("Somebody has changed or used it since then", Lab.Phrase(test, "notices", "InterruptedSet"), StringComparison.Ordinal);

        _lab.Set(Name).Succeeds();
        Assert.Equal(Off, _lab.Machine("lab-sql01").EnabledState);
        Assert.False(Directory.Exists(Folder));
    }
}
