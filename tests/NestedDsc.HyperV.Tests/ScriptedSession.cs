using NestedDsc.Cim;
using NestedDsc.Simulation;

namespace NestedDsc.HyperV.Tests;

/// <summary>A host that answers in the order of a script; the last answer of each kind stays.</summary>
internal sealed class ScriptedSession : ICimSession
{
    private readonly Queue<CimObject?> _states = new();
    private readonly Queue<CimObject[]> _rows = new();
    private readonly Queue<uint> _codes = new();

    public VirtualClock Time { get; } = new(new DateTimeOffset(2026, 1, 15, 8, 0, 0, TimeSpan.Zero));

    public ICimClock Clock => Time;

    public List<string> Calls { get; } = [];

    /// <summary>How many of the next reads of the state fail.</summary>
    public int FailingReads { get; set; }

    /// <summary>What a read of the machine's state answers: EnabledState, or <see langword="null"/> if it is gone.</summary>
    public ScriptedSession States(params ulong?[] states)
    {
        Array.ForEach(states, state => _states.Enqueue(state is { } value ? Rows.System(value) : null));
        return this;
    }

    /// <summary>What a query answers.</summary>
    public ScriptedSession Answers(params CimObject[] rows)
    {
        _rows.Enqueue(rows);
        return this;
    }

    /// <summary>What a method returns.</summary>
    public ScriptedSession Returns(params uint[] codes)
    {
        Array.ForEach(codes, _codes.Enqueue);
        return this;
    }

    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline)
    {
        Calls.Add("Query");
        return [.. reads.Select(_ => Next(_rows))];
    }

    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        Calls.Add("Get");
        return FailingReads-- > 0 ? throw new CimException(CimErrorCode.Failed, $"{path}", "The provider failed.") : Next(_states);
    }

    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        Calls.Add(call.Method);
        return new CimMethodResult(Next(_codes), new CimObject("__PARAMETERS", []));
    }

    public void Create(string ns, CimObject instance, CimDeadline deadline) => throw new NotSupportedException();

    public void Delete(CimPath path, CimDeadline deadline) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private static T Next<T>(Queue<T> script) => script.Count > 1 ? script.Dequeue() : script.Peek();
}
