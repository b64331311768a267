using NestedDsc.Cim;

namespace NestedDsc.NestedVirtualization.Tests.Running;

/// <summary>Lets something happen right before the host is looked at, as other programs on a host do.</summary>
/// <param name="session">The session.</param>
/// <param name="before">Hears the number of the look, from 1.</param>
internal sealed class LookedAtSession(ICimSession session, Action<int> before) : ICimSession
{
    private int _looks;

    public ICimClock Clock => session.Clock;

    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline)
    {
        before(++_looks);
        return session.Query(reads, deadline);
    }

    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        before(++_looks);
        return session.Get(path, deadline);
    }

    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline) => session.Invoke(call, deadline);

    public void Create(string ns, CimObject instance, CimDeadline deadline) => session.Create(ns, instance, deadline);

    public void Delete(CimPath path, CimDeadline deadline) => session.Delete(path, deadline);

    public void Dispose() => session.Dispose();
}
