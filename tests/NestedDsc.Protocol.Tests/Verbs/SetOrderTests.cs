using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Tests.Lamps;
using NestedDsc.Protocol.Tests.Running;

namespace NestedDsc.Protocol.Tests.Verbs;

/// <summary>What a set locks, reads, writes down and clears, in which order.</summary>
public sealed class SetOrderTests
{
    private const string Instance = """{"name":"desk","on":true}""";
    private static readonly LockTarget Shelf = new(Guid.Parse("9d4f7a0e-6d5c-4a55-9a0f-3c8b1f2f7e01"), "the shelf");

    private readonly List<string> _calls = [];

    [Fact]
    public void A_shared_lock_is_taken_before_the_first_look_and_given_back_at_the_end()
    {
        LampProgram lamp = Lamp(shared: Shelf);

        Assert.Equal(ExitCode.Success, lamp.Run(Instance, "set").ExitCode);

        Assert.Equal(["lock", "read", "do on", "read", "unlock"], _calls);
    }

    [Fact]
    public void An_object_is_locked_and_read_again_then_written_down_changed_struck_out_and_read_back()
    {
        LampProgram lamp = Lamp(isJournaled: true);

        Assert.Equal(ExitCode.Success, lamp.Run(Instance, "set").ExitCode);

        Assert.Equal(["read", "lock", "read", "write", "do on", "clear", "read", "unlock"], _calls);
        Assert.Empty(lamp.Resource.MemoryJournal.Entries);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("test")]
    [InlineData("set", "--what-if")]
    [InlineData("export")]
    public void Nothing_but_a_set_locks_or_writes(params string[] args)
    {
        LampProgram lamp = Lamp(Shelf, isJournaled: true);

        Assert.Equal(ExitCode.Success, lamp.Run(Instance, args).ExitCode);

        Assert.Equal(["read"], _calls);
    }

    [Fact]
    public void A_set_with_nothing_to_do_locks_no_object()
    {
        LampProgram lamp = Lamp(isJournaled: true);

        lamp.Run("""{"name":"desk","on":false}""", "set");

        Assert.Equal(["read"], _calls);
    }

    [Fact]
    public void What_another_set_did_before_the_lock_is_not_done_again()
    {
        LampProgram lamp = Lamp(isJournaled: true);
        lamp.Room.OnRead = reading =>
        {
            _calls.Add("read");
            lamp.Room.Desk.On |= reading == 2;
        };

        lamp.Run(Instance, "set").Succeeds(
            """{"name":"desk","on":true,"brightness":50,"color":"warm","firmware":1,"blockers":[],"notices":[],"reasons":[{"code":"Lamp:Lamp:Compliant","phrase":"Lamp 'desk' is as desired."}]}""",
            "[]");

        Assert.Equal(["read", "lock", "read", "unlock"], _calls);
    }

    [Fact]
    public void An_object_that_another_set_has_locked_is_not_touched()
    {
        LampProgram lamp = Lamp(isJournaled: true);
        lamp.Resource.MemoryJournal.LockedByOthers.Add(LampInstance.Id);

        lamp.Run(Instance, "set").Fails(ExitCode.Blocked, "Another set of lamp 'desk' has just begun, in another process. Try again when it has ended.");

        Assert.Equal(["read", "lock"], _calls);
    }

    [Fact]
    public void A_failed_set_that_took_everything_back_clears_the_journal()
    {
        // A dark lamp would be due for recovery.
        LampProgram lamp = Lamp(isJournaled: true);
        lamp.Room.Desk.On = true;
        lamp.Room.Faults["do brightness"] = new LampException("no.");

        lamp.Run("""{"name":"desk","brightness":80}""", "set").Fails(
            ExitCode.Failed, "Step 1 of 1 (change brightness of lamp 'desk'): no. Everything is as it was before.");

        Assert.Equal(["read", "lock", "read", "write", "do brightness", "undo brightness", "read", "clear", "unlock"], _calls);
    }

    [Fact]
    public void What_a_failed_set_leaves_to_be_recovered_stays_in_the_journal()
    {
        LampProgram lamp = Lamp(isJournaled: true);
        lamp.Room.Faults["do on"] = new LampException("no.");

        lamp.Run(Instance, "set").Fails(
            ExitCode.Failed, "Step 1 of 1 (change on of lamp 'desk'): no. Everything is as it was before. The next set lights it again.");

        Assert.Equal(["read", "lock", "read", "write", "do on", "undo on", "read", "unlock"], _calls);
        Assert.Single(lamp.Resource.MemoryJournal.Entries);
    }

    [Fact]
    public void An_entry_that_has_served_its_purpose_goes_with_a_set_that_has_nothing_to_do()
    {
        LampProgram lamp = Lamp(isJournaled: true);
        lamp.Room.Desk.On = true;
        lamp.Resource.MemoryJournal.Entries.Add(LampInstance.Id, new JournalEntry(LampInstance.Id, DateTimeOffset.UnixEpoch, "x", new Dictionary<string, string>(StringComparer.Ordinal)));

        Assert.Equal(ExitCode.Success, lamp.Run(Instance, "set").ExitCode);

        Assert.Equal(["read", "clear"], _calls);
    }

    [Fact]
    public void Without_a_place_for_the_journal_a_set_warns_and_goes_on()
    {
        LampProgram lamp = Lamp(isJournaled: true);
        lamp.Resource.MemoryJournal.Fault = new UnauthorizedAccessException("no rights");
        lamp.Room.Faults["do on"] = new LampException("no.");
        lamp.Room.OnRead = reading =>
        {
            if (reading > 1)
            {
                throw new LampException("no answer.");
            }
        };

        Outcome outcome = lamp.Run(Instance, "set");

        Assert.Equal(ExitCode.Failed, outcome.ExitCode);
        Assert.Contains(outcome.Trace, static t => t.Message.StartsWith("The state of lamp 'desk' can't be written down (no rights).", StringComparison.Ordinal));
        Assert.EndsWith("Light it by hand.", outcome.Trace[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_passes_by_itself_is_waited_for()
    {
        LampProgram lamp = Lamp();
        lamp.Room.Desk.Busy = true;
        lamp.Room.Wait = _ =>
        {
            _calls.Add("wait");
            lamp.Room.Desk.Busy = _calls.Count < 4;
        };

        Assert.Equal(ExitCode.Success, lamp.Run(Instance, "set").ExitCode);

        Assert.Equal(["read", "wait", "read", "wait", "read", "do on", "read"], _calls);
    }

    [Fact]
    public void What_does_not_pass_refuses_the_set_after_eight_looks_and_half_a_minute()
    {
        LampProgram lamp = Lamp();
        lamp.Room.Desk.Busy = true;
        TimeSpan waited = TimeSpan.Zero;
        lamp.Room.Wait = pause => waited += pause;

        lamp.Run(Instance, "set").Fails(ExitCode.Blocked, "Lamp 'desk' is busy.");

        Assert.Equal(8, lamp.Room.Readings);
        Assert.InRange(waited, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("test")]
    [InlineData("set", "--what-if")]
    public void Nothing_but_a_set_waits(params string[] args)
    {
        LampProgram lamp = Lamp();
        lamp.Room.Desk.Busy = true;
        lamp.Room.Wait = static _ => Assert.Fail("It waits.");

        Assert.Equal(ExitCode.Success, lamp.Run(Instance, args).ExitCode);

        Assert.Equal(1, lamp.Room.Readings);
    }

    private LampProgram Lamp(LockTarget? shared = null, bool isJournaled = false)
    {
        var lamp = new LampProgram(room => new LampResource(room) { SharedTarget = shared, IsJournaled = isJournaled }) { Called = _calls.Add };
        lamp.Resource.MemoryJournal.Called = _calls.Add;
        lamp.Room.OnRead = _ => _calls.Add("read");
        return lamp;
    }
}
