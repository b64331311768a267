namespace NestedDsc.Simulation.Jobs;

/// <summary>Operations under way, and those that ended while the session was open: the file does not keep the latter.</summary>
internal sealed class OperationTable
{
    private readonly List<Operation> _active = [];
    private readonly List<Operation> _ended = [];

    /// <summary>Operations whose effect has not come yet; their jobs may have ended.</summary>
    public IReadOnlyList<Operation> Active => _active;

    public IEnumerable<Operation> All => _active.Concat(_ended);

    public void Add(Operation operation) => _active.Add(operation);

    /// <summary>Lets one call pass.</summary>
    /// <returns>The operations whose effect is due.</returns>
    public Operation[] Advance(DateTimeOffset now) => [.. _active.Where(o => o.Advance(now))];

    /// <summary>
    /// Takes an operation whose effect has come, or that was called off, from those under way. What was to follow it starts, or is
    /// called off too.
    /// </summary>
    public void Close(Operation operation, DateTimeOffset now)
    {
        _active.Remove(operation);
        _ended.Add(operation);
        foreach (Operation follower in _active.Where(o => string.Equals(o.After, operation.Id, StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            if (operation.Outcome.IsSuccess)
            {
                follower.Start(now);
            }
            else
            {
                _active.Remove(follower);
            }
        }
    }

    /// <summary>Takes over what another process has written: its operations, and the end of ours that it saw end.</summary>
    public void Merge(IReadOnlyList<Operation> inFile, DateTimeOffset now)
    {
        foreach (Operation ours in _active.ToArray())
        {
            if (!inFile.Any(o => Same(o, ours)))
            {
                ours.End(ours.Outcome);
                Close(ours, now);
            }
        }

        foreach (Operation theirs in inFile)
        {
            if (!_active.Exists(o => Same(o, theirs)))
            {
                _active.Add(theirs);
            }
        }
    }

    /// <summary>The exclusive operation on a VM that has not ended, if there is one.</summary>
    public Operation? Busy(string vmId) =>
        _active.Find(o => o.IsExclusive && !o.HasEnded && string.Equals(o.VmId, vmId, StringComparison.OrdinalIgnoreCase));

    /// <summary>The shutdown of a VM's guest that is under way, if there is one.</summary>
    public Operation? Shutdown(string vmId) =>
        _active.Find(o => !o.HasJob && string.Equals(o.VmId, vmId, StringComparison.OrdinalIgnoreCase));

    /// <summary>An identity that no operation of the session has.</summary>
    public string NewId(string purpose)
    {
        for (int number = 1; ; number++)
        {
            string id = Identity.Make($"job:{purpose}:{number}");
            if (!All.Any(o => string.Equals(o.Id, id, StringComparison.OrdinalIgnoreCase)))
            {
                return id;
            }
        }
    }

    private static bool Same(Operation left, Operation right) => string.Equals(left.Id, right.Id, StringComparison.OrdinalIgnoreCase);
}
