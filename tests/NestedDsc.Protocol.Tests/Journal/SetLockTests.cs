using NestedDsc.Protocol.Journal;
using NestedDsc.Protocol.Tests.Lamps;

namespace NestedDsc.Protocol.Tests.Journal;

public sealed class SetLockTests
{
    private static readonly LockTarget Shelf = new(Guid.Parse("9d4f7a0e-6d5c-4a55-9a0f-3c8b1f2f7e01"), "the shelf");

    private readonly MemoryJournal _journal = new();

    [Fact]
    public void A_lock_is_held_until_the_end()
    {
        using (var setLock = new SetLock(_journal))
        {
            Assert.True(setLock.Take(Shelf));
            Assert.Contains(Shelf.Id, _journal.Locked);
        }

        Assert.Empty(_journal.Locked);
    }

    [Fact]
    public void A_lock_that_does_not_come_is_given_up_after_two_minutes()
    {
        _journal.LockedByOthers.Add(Shelf.Id);
        TimeSpan waited = TimeSpan.Zero;
        using var setLock = new SetLock(_journal, pause => waited += pause);

        ResourceException error = Assert.Throws<ResourceException>(() => setLock.Await(Shelf));

        Assert.Equal(ExitCode.Blocked, error.ExitCode);
        Assert.Contains("Another set of the shelf has been under way for two minutes, in another process.", error.Message, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(2), waited);
        Assert.False(setLock.IsHeld);
    }

    [Fact]
    public void Who_waits_has_the_lock_when_the_other_set_has_ended()
    {
        _journal.LockedByOthers.Add(Shelf.Id);
        int pauses = 0;
        using var setLock = new SetLock(_journal, _ =>
        {
            if (++pauses == 3)
            {
                _journal.LockedByOthers.Clear();
            }
        });

        setLock.Await(Shelf);

        Assert.Equal(3, pauses);
        Assert.True(setLock.IsHeld);
    }

    [Fact]
    public void What_is_not_waited_for_refuses_the_set_at_once()
    {
        _journal.LockedByOthers.Add(Shelf.Id);
        using var setLock = new SetLock(_journal, static _ => Assert.Fail("It waits."));

        ResourceException error = Assert.Throws<ResourceException>(() => setLock.Take(Shelf));

        Assert.Equal(ExitCode.Blocked, error.ExitCode);
        Assert.Contains("Another set of the shelf has just begun, in another process. Try again when it has ended.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_account_that_may_not_write_locks_goes_on_without_one(bool waits)
    {
        _journal.Fault = new UnauthorizedAccessException("no rights");
        using var setLock = new SetLock(_journal, static _ => Assert.Fail("It waits."));

        if (waits)
        {
            setLock.Await(Shelf);
        }
        else
        {
            Assert.False(setLock.Take(Shelf));
        }

        Assert.False(setLock.IsHeld);
        Assert.Equal("no rights", setLock.Problem);
    }
}
