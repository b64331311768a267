using NestedDsc.Cim;
using NestedDsc.Protocol.Tracing;

namespace NestedDsc.Hosting;

/// <summary>Writes every round trip to the trace, for whoever wants to see what is asked of the host.</summary>
/// <param name="session">The session that does the work.</param>
/// <param name="trace">The trace.</param>
internal sealed class TracingSession(ICimSession session, Tracer trace) : ICimSession
{
    /// <inheritdoc/>
    public ICimClock Clock => session.Clock;

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline)
    {
        foreach (CimRead read in reads)
        {
            trace.Trace($"CIM query in {read.Namespace}: {read.Text}");
        }

        IReadOnlyList<IReadOnlyList<CimObject>> rows = session.Query(reads, deadline);
        trace.Trace($"CIM query answered with {string.Join(" + ", rows.Select(static r => r.Count))} rows.");
        return rows;
    }

    /// <inheritdoc/>
    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        trace.Trace($"CIM get of {path}");
        return session.Get(path, deadline);
    }

    /// <inheritdoc/>
    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        trace.Trace($"CIM call of {call.Method} on {call.Target} with {string.Join(", ", call.Parameters.Select(Describe))}");
        CimMethodResult result = session.Invoke(call, deadline);
        trace.Trace($"CIM call of {call.Method} returned {result.ReturnValue}.");
        return result;
    }

    /// <inheritdoc/>
    public void Create(string ns, CimObject instance, CimDeadline deadline)
    {
        trace.Trace($"CIM create of {instance} in {ns}");
        session.Create(ns, instance, deadline);
    }

    /// <inheritdoc/>
    public void Delete(CimPath path, CimDeadline deadline)
    {
        trace.Trace($"CIM delete of {path}");
        session.Delete(path, deadline);
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static string Describe(CimProperty parameter) =>
        $"{parameter.Name}={(parameter.Value is string[] texts ? string.Join(" ", texts) : parameter.Value ?? "null")}";
}
