using NestedDsc.Protocol.Journal;

namespace NestedDsc.Protocol.Tests.Lamps;

/// <summary>A journal in memory, with a record of what was done to it and faults on demand.</summary>
internal sealed class MemoryJournal : IJournal
{
    public Dictionary<Guid, JournalEntry> Entries { get; } = [];

    /// <summary>What other processes have locked.</summary>
    public HashSet<Guid> LockedByOthers { get; } = [];

    /// <summary>What this process has locked.</summary>
    public HashSet<Guid> Locked { get; } = [];

    /// <summary>Why nothing can be locked or written.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Hears of every call but readings, such as <c>lock</c>.</summary>
    public Action<string> Called { get; set; } = static _ => { };

    public JournalStatus Read(Guid id) => new(Entries.GetValueOrDefault(id), LockedByOthers.Contains(id));

    public bool TryLock(Guid id)
    {
        Called("lock");
        return Fault is null ? !LockedByOthers.Contains(id) && (Locked.Add(id) || true) : throw Fault;
    }

    public void Unlock(Guid id)
    {
        Called("unlock");
        Assert.True(Locked.Remove(id));
    }

    public void Write(JournalEntry entry)
    {
        Called("write");
        Assert.Contains(entry.Id, Locked);
        Entries[entry.Id] = Fault is null ? entry : throw Fault;
    }

    public void Remove(Guid id)
    {
        Called("clear");
        Entries.Remove(id);
    }
}
