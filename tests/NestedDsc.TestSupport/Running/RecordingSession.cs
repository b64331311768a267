using NestedDsc.Cim;

namespace NestedDsc.TestSupport.Running;

/// <summary>Keeps the calls of methods as they were made.</summary>
/// <param name="session">What they go to.</param>
public sealed class RecordingSession(ICimSession session) : ICimSession
{
    private readonly List<CimMethodCall> _invoked = [];

    /// <inheritdoc/>
    public ICimClock Clock => session.Clock;

    /// <summary>The embedded instances that were sent to a method.</summary>
    /// <param name="method">The method.</param>
    /// <returns>Their texts.</returns>
    public IReadOnlyList<string> Sent(string method) =>
    [
        .. _invoked.Where(c => string.Equals(c.Method, method, StringComparison.Ordinal))
            .SelectMany(static c => c.Parameters)
            .SelectMany(static p => p.Value as string[] ?? (p.Value is string one ? [one] : []))
            .Where(static text => text.StartsWith("<INSTANCE", StringComparison.Ordinal)),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline) => session.Query(reads, deadline);

    /// <inheritdoc/>
    public CimObject? Get(CimPath path, CimDeadline deadline) => session.Get(path, deadline);

    /// <inheritdoc/>
    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        _invoked.Add(call);
        return session.Invoke(call, deadline);
    }

    /// <inheritdoc/>
    public void Create(string ns, CimObject instance, CimDeadline deadline) => session.Create(ns, instance, deadline);

    /// <inheritdoc/>
    public void Delete(CimPath path, CimDeadline deadline) => session.Delete(path, deadline);

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();
}
