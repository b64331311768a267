using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>The checkpoint before the first change.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const string Instance =
        """{"vmName":"lab-web01","exposeVirtualizationExtensions":true,"checkpoint":{"name":"before <nesting> & 'more'"}}""";

    private static readonly string[] SetVerb = ["set"];

    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void A_checkpoint_is_taken_before_the_change_and_listed_by_get()
    {
        Assert.Equal("Would take checkpoint 'before <nesting> & 'more'' of VM 'lab-web01'", Lab.WhatIfLines(_lab.WhatIf(Instance))[0]);

        RunResult set = _lab.Set(Instance).Succeeds();
        RunResult get = _lab.Get("""{"vmName":"lab-web01"}""").Succeeds();

        Assert.Equal(["exposeVirtualizationExtensions"], set.Names);
        Assert.Equal(["before <nesting> & 'more'"], _lab.Machine("lab-web01").Checkpoints);
        System.Text.Json.Nodes.JsonNode listed = Assert.Single(get.State["checkpoints"]!.AsArray())!;
        Assert.Equal("before <nesting> & 'more'", (string?)listed["name"]);
        Assert.Equal("2026-01-15T08:00:00Z", (string?)listed["created"]);

        // It holds the settings of before.
        string id = (string)listed["id"]!;
        Assert.Contains(_lab.Host.Content().Instances("Msvm_ProcessorSettingData"), p =>
            ((string)p!["InstanceID"]!).StartsWith($"Microsoft:{id}", StringComparison.OrdinalIgnoreCase) && !(bool)p["ExposeVirtualizationExtensions"]!);
    }

    [Fact]
    public void A_second_set_takes_none()
    {
        _lab.Set(Instance).Succeeds();

        Assert.Empty(_lab.Untouched(static lab => lab.Set(Instance)).Succeeds().Names);
        Assert.Single(_lab.Machine("lab-web01").Checkpoints);
    }

    [Fact]
    public void None_is_taken_for_a_change_of_power_alone()
    {
        _lab.Set("""{"vmName":"lab-web01","powerState":"running","checkpoint":{"name":"x"}}""").Succeeds();

        Assert.Empty(_lab.Machine("lab-web01").Checkpoints);
    }

    [Fact]
    public void Checkpoints_that_were_there_before_stay()
    {
        _lab.Set("""{"vmName":"lab-cp01","processorCount":2,"checkpoint":{"name":"before nesting"}}""").Succeeds();

        Assert.Equal(3, _lab.Machine("lab-cp01").Checkpoints.Count);
        RunResult get = _lab.Get("""{"vmName":"lab-cp01"}""");
        Assert.Equal(
            ["2025-12-20T10:30:00Z", "2026-01-12T09:14:05Z", "2026-01-15T08:00:00Z"],
            get.State["checkpoints"]!.AsArray().Select(static c => (string)c!["created"]!));
    }

    [Fact]
    public void A_running_vm_is_stopped_first_and_a_saved_one_is_not()
    {
        Assert.StartsWith("Would take checkpoint", Lab.WhatIfLines(_lab.WhatIf(
            """{"vmName":"lab-build01","processorCount":2,"whenSaved":"discard","checkpoint":{"name":"x"}}"""))[0], StringComparison.Ordinal);
        Assert.StartsWith("Would take checkpoint", Lab.WhatIfLines(_lab.WhatIf(
            """{"vmName":"lab-sql01","processorCount":2,"whenRunning":"shutdown","checkpoint":{"name":"x"}}"""))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Disabled_checkpoints_are_a_blocker() => _lab.Refuses(
        """{"vmName":"lab-gpu01","processorCount":2,"checkpoint":{"name":"x"}}""", ExitCode.Blocked, "checkpoints are disabled for VM 'lab-gpu01'");

    [Fact]
    public void Disabled_checkpoints_do_not_matter_where_none_is_needed() =>
        _lab.Set("""{"vmName":"lab-gpu01","powerState":"running","checkpoint":{"name":"x"}}""").Succeeds();

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_kind_of_checkpoint_that_is_not_disabled_can_be_taken(int type)
    {
        _lab.With("lab-web01", machine => machine.Settings["UserSnapshotType"] = type);

        _lab.Set(Instance).Succeeds();

        Assert.Single(_lab.Machine("lab-web01").Checkpoints);
    }

    [Theory]
    [InlineData("method=CreateSnapshot,error=32768", ExitCode.Failed, "32768")]
    [InlineData("method=CreateSnapshot,job=fails", ExitCode.Failed, "The operation failed.")]
    [InlineData("method=CreateSnapshot,job=never", ExitCode.TimedOut, "did not end in the time allowed")]
    [InlineData("method=CreateSnapshot,ignored", ExitCode.Failed, "Hyper-V reported success, but the checkpoints of the VM are unchanged")]
    [InlineData("method=CreateSnapshot,after,error=32768", ExitCode.Failed, "32768")]
    [InlineData("method=CreateSnapshot,exception=AccessDenied", ExitCode.AccessDenied, "Run it elevated")]
    [InlineData("method=ModifySystemSettings,error=32773", ExitCode.Failed, "Naming checkpoint")]
    public void A_checkpoint_that_fails_stops_the_set_before_the_change(string faults, ExitCode exitCode, string text)
    {
        _lab.Faults = faults;

        RunResult result = _lab.Set(Instance).Fails(exitCode, "take checkpoint", text);

        HostMachine machine = _lab.Machine("lab-web01");
        Assert.False(machine.Exposes);
        string error = Assert.Single(result.Errors);
        if (machine.Checkpoints.Count > 0)
        {
            Assert.Contains("NOT as before", error, StringComparison.Ordinal);
        }
        else if (!faults.Contains("never", StringComparison.Ordinal))
        {
            Assert.EndsWith("Everything is as it was before.", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_checkpoint_that_somebody_else_takes_meanwhile_is_not_removed()
    {
        // Ours is refused; when the set looks what there is to take back, another one is there.
        _lab.Faults = "method=CreateSnapshot,error=32773";
        (RunResult result, _) = _lab.Watched(Instance, SetVerb, session => new MeddlingSession(session, call =>
        {
            if (call.Method is "CreateSnapshot")
            {
                using var other = new Lab(TemporaryHost.CopyOf(_lab.Host.FilePath));
                other.Set("""{"vmName":"lab-web01","processorCount":4,"checkpoint":{"name":"of somebody else"}}""").Succeeds();
                File.Copy(other.Host.FilePath, _lab.Host.FilePath, overwrite: true);
            }
        }));

        result.Fails(ExitCode.Failed);
        Assert.Contains("of somebody else", _lab.Machine("lab-web01").Checkpoints);
    }
}
