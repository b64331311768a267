using NestedDsc.Cim;
using NestedDsc.Simulation;

namespace NestedDsc.FaultMatrix.Running;

/// <summary>A session that counts its calls, lets somebody else act between two of them, and can end like its process.</summary>
internal sealed class HookedSession : ICimSession
{
    private readonly SessionHook _hook;
    private readonly SimulatedSession _session;
    private readonly List<bool> _changes = [];
    private bool _hasEnded;

    public HookedSession(string path, SessionHook hook)
    {
        _hook = hook;
        _session = SimulatedSession.Open(path, hook.Faults, End);
    }

    public ICimClock Clock => _session.Clock;

    public SimulatedSession Inner => _session;

    public int Calls => _changes.Count;

    /// <summary>For each call so far, whether it may change the host.</summary>
    public IReadOnlyList<bool> Changes => _changes;

    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline)
    {
        Begin(isChange: false);
        return _session.Query(reads, deadline);
    }

    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        Begin(isChange: false);
        return _session.Get(path, deadline);
    }

    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        Begin(isChange: true);
        return _session.Invoke(call, deadline);
    }

    public void Create(string ns, CimObject instance, CimDeadline deadline)
    {
        Begin(isChange: true);
        _session.Create(ns, instance, deadline);
    }

    public void Delete(CimPath path, CimDeadline deadline)
    {
        Begin(isChange: true);
        _session.Delete(path, deadline);
    }

    public void Dispose() => _session.Dispose();

    /// <summary>Takes note of a call.</summary>
    public void Begin(bool isChange)
    {
        if (_hasEnded)
        {
            throw new ProcessEndedException();
        }

        _changes.Add(isChange);
        if (Calls == _hook.MeddleBefore)
        {
            _hook.Meddle?.Invoke();
        }
    }

    private void End(int exitCode)
    {
        _hasEnded = true;
        throw new ProcessEndedException();
    }
}
