using NestedDsc.Cim;
using NestedDsc.Simulation;

namespace NestedDsc.Windows.Tests.Running;

/// <summary>
/// The far end of tests of the adapter: keeps what is created, returns a method's parameters as its output, and remembers what
/// arrived.
/// </summary>
internal sealed class EchoSession : ICimSession
{
    private readonly List<(string Namespace, CimObject Instance)> _instances = [];

    public ICimClock Clock { get; } = new VirtualClock(DateTimeOffset.UnixEpoch);

    /// <summary>What the next calls fail with.</summary>
    public Exception? Error { get; set; }

    /// <summary>What methods return.</summary>
    public uint ReturnValue { get; set; }

    /// <summary>Time limits of the calls so far.</summary>
    public List<TimeSpan> Limits { get; } = [];

    /// <summary>The method calls so far.</summary>
    public List<CimMethodCall> Calls { get; } = [];

    /// <summary>The paths that were read or deleted.</summary>
    public List<CimPath> Paths { get; } = [];

    /// <summary>The statements and associations so far.</summary>
    public List<CimRead> Queries { get; } = [];

    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline)
    {
        Begin(deadline);
        Queries.AddRange(reads);
        return [.. reads.Select(q => (IReadOnlyList<CimObject>)[.. _instances
            .Where(i => string.Equals(i.Namespace, q.Namespace, StringComparison.Ordinal)).Select(static i => i.Instance)])];
    }

    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        Begin(deadline);
        Paths.Add(path);
        return _instances.Find(i => IsNamed(i.Instance, path)).Instance;
    }

    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        Begin(deadline);
        Calls.Add(call);
        return new CimMethodResult(ReturnValue, new CimObject("__PARAMETERS", call.Parameters));
    }

    public void Create(string ns, CimObject instance, CimDeadline deadline)
    {
        Begin(deadline);
        _instances.Add((ns, instance));
    }

    public void Delete(CimPath path, CimDeadline deadline)
    {
        Begin(deadline);
        Paths.Add(path);
        _instances.RemoveAll(i => IsNamed(i.Instance, path));
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private static bool IsNamed(CimObject instance, CimPath path) =>
        string.Equals(instance.ClassName, path.ClassName, StringComparison.Ordinal)
        && path.Keys.All(k => Equals(instance.Find(k.Name)?.Value, k.Value));

    private void Begin(CimDeadline deadline)
    {
        Limits.Add(deadline.Remaining);
        if (Error is not null)
        {
            throw Error;
        }
    }
}
