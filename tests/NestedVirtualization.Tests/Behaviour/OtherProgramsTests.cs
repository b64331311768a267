using System.Text.Json.Nodes;
using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>What other programs do to a machine meanwhile, and answers that are lost.</summary>
public sealed class OtherProgramsTests : IDisposable
{
    private const string Change = """{"vmName":"lab-web01","processorCount":4}""";
    private const string AsBefore = "Everything is as it was before.";

    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void A_vm_that_is_busy_for_a_while_is_waited_for(int looks)
    {
        (RunResult set, _) = _lab.Watched("""{"vmName":"lab-merge01","processorCount":4}""", ["set"], session => new LookedAtSession(session, look =>
        {
            if (look == looks)
            {
                _lab.With("lab-merge01", static m => m.System["OperationalStatus"] = new JsonArray(2));
            }
        }));

        set.Succeeds();
        Assert.Equal(4, _lab.Machine("lab-merge01").ProcessorCount);
    }

    [Fact]
    public void Test_does_not_wait_for_a_busy_vm()
    {
        (RunResult test, SimulatedSession session) = _lab.Watched("""{"vmName":"lab-merge01","processorCount":4}""", ["test"]);

        Assert.Equal(["VMBusy"], Lab.Kinds(test.Succeeds(), "blockers"));
        Assert.True(session.RoundTrips <= 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    public void A_change_that_is_refused_because_the_vm_is_busy_is_tried_again(int refusals)
    {
        _lab.Faults = Busy(refusals);

        (RunResult set, SimulatedSession session) = _lab.Watched(Change, ["set"]);

        set.Succeeds();
        Assert.Equal(refusals + 1, Changes(session));
    }

    [Fact]
    public void A_vm_that_stays_busy_is_given_up_after_sixteen_calls_within_two_minutes()
    {
        _lab.Faults = Busy(40);
        using SimulatedSession clock = _lab.Host.Open();
        DateTimeOffset begun = clock.Clock.UtcNow;

        (RunResult set, SimulatedSession session) = _lab.Watched(Change, ["set"]);

        set.Fails(ExitCode.Failed, "32774", AsBefore);
        Assert.Equal(16, Changes(session));
        Assert.InRange(session.Clock.UtcNow - begun, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public void Two_sets_that_were_refused_together_do_not_come_back_together()
    {
        DateTimeOffset[] ends = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            using var lab = new Lab { Faults = Busy(10) };
            (RunResult set, SimulatedSession session) = lab.Watched(Change, ["set"]);
            set.Succeeds();
            return session.Clock.UtcNow;
        })];

        Assert.NotEqual(ends[0], ends[1]);
    }

    [Fact]
    public void A_vm_that_is_deleted_before_its_settings_could_be_read_is_not_found() => Deleted(2).Fails(ExitCode.NotFound, "lab-web01");

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [Trait("Answers", "default")]
    public void A_vm_that_is_deleted_while_it_is_changed_is_told_to_be_gone(int looks) => Deleted(looks).Fails(
        ExitCode.Failed, "Step 1 of 1 (change settings of VM 'lab-web01'", "does not exist any more", "NOT as before: _exist is false, was true");

    [Theory]
    [InlineData(Change, "Step 1 of 1 (change settings")]
    [InlineData("""{"vmName":"lab-web01","processorCount":4,"checkpoint":{"name":"x"}}""", "Step 1 of 2 (take checkpoint")]
    public void An_effect_that_comes_after_its_error_is_taken_back_too(string instance, string step)
    {
        // The job goes on, and nobody can watch it.
        _lab.Host.Knob("jobPolls", 9).Knob("asynchronous", new JsonArray("ModifyResourceSettings"));
        _lab.Faults = string.Join(';', Enumerable.Range(1, 4).Select(static n => $"method=Get,nth={n},exception=Failed"));

        _lab.Set(instance).Fails(ExitCode.Failed, step, AsBefore);

        _lab.Faults = null;
        LetTimePass();
        Assert.Equal(2, _lab.Machine("lab-web01").ProcessorCount);
        Assert.Empty(_lab.Machine("lab-web01").Checkpoints);
    }

    [Fact]
    public void What_another_set_has_just_changed_is_what_a_failed_one_leaves()
    {
        _lab.Faults = "method=ModifyResourceSettings,nth=1,after,error=32768";

        (RunResult set, _) = _lab.Watched(Change, ["set"], session => new LookedAtSession(session, look =>
        {
            // It was found with two, and another set ends before this one has its turn.
            if (look == 3)
            {
                _lab.With("lab-web01", static m => m.Processor["VirtualQuantity"] = 6);
            }
        }));

        set.Fails(ExitCode.Failed, AsBefore);
        Assert.Equal(6, _lab.Machine("lab-web01").ProcessorCount);
    }

    [Fact]
    public void What_another_set_has_just_brought_about_is_not_done_again()
    {
        (RunResult set, SimulatedSession session) = _lab.Watched(Change, ["set"], session => new LookedAtSession(session, look =>
        {
            if (look == 3)
            {
                _lab.With("lab-web01", static m => m.Processor["VirtualQuantity"] = 4);
            }
        }));

        Assert.Empty(set.Succeeds().Names);
        Assert.Equal(0, Changes(session));
    }

    private RunResult Deleted(int looks)
    {
        _lab.Host.Knob("asynchronous", new JsonArray("ModifyResourceSettings"));
        (RunResult set, _) = _lab.Watched(Change, ["set"], session => new LookedAtSession(session, look =>
        {
            if (look == looks)
            {
                Delete(LabVms.Web);
            }
        }));
        return set;
    }

    private static string Busy(int times) =>
        string.Join(';', Enumerable.Range(1, times).Select(static n => $"method=ModifyResourceSettings,nth={n},error=32774"));

    private static int Changes(SimulatedSession session) => session.Calls.Count(static c => c.Contains(".ModifyResourceSettings", StringComparison.Ordinal));

    // A change of another machine lets the time pass that operations under way take.
    private void LetTimePass()
    {
        for (int i = 0; i < 5; i++)
        {
            _lab.Set($$"""{"vmId":"{{LabVms.TwinA}}","processorCount":{{3 + (i % 2)}}}""").Succeeds();
        }
    }

    private void Delete(string id) => _lab.Host.Change(content =>
    {
        foreach (KeyValuePair<string, JsonNode?> declaration in content.Namespaces[HostContent.Virtualization]!.AsObject())
        {
            if (declaration.Value!["instances"] is JsonArray instances)
            {
                foreach (JsonNode? instance in instances.Where(i => i!.ToJsonString().Contains(id, StringComparison.OrdinalIgnoreCase)).ToArray())
                {
                    instances.Remove(instance);
                }
            }
        }
    });
}
