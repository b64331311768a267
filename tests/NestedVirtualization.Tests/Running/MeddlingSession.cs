using NestedDsc.Cim;

namespace NestedDsc.NestedVirtualization.Tests.Running;

/// <summary>Lets something happen right after a method was called, as other programs on a host do.</summary>
internal sealed class MeddlingSession(ICimSession session, Action<CimMethodCall> after) : ICimSession
{
    public ICimClock Clock => session.Clock;

    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline) => session.Query(reads, deadline);

    public CimObject? Get(CimPath path, CimDeadline deadline) => session.Get(path, deadline);

    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        CimMethodResult result = session.Invoke(call, deadline);
        after(call);
        return result;
    }

    public void Create(string ns, CimObject instance, CimDeadline deadline) => session.Create(ns, instance, deadline);

    public void Delete(CimPath path, CimDeadline deadline) => session.Delete(path, deadline);

    public void Dispose() => session.Dispose();
}
