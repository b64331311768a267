using NestedDsc.Cim;
using NestedDsc.Simulation.Faults;
using NestedDsc.Simulation.Providers;
using NestedDsc.Simulation.Wql;

namespace NestedDsc.Simulation;

/// <summary>
/// A session on a simulated host: a CIM repository in a file (format <c>nesteddsc-host/1</c>) with the behaviour of Hyper-V's
/// WMI providers. Runs are repeatable: nothing depends on the wall clock, and identities are made from what they are for. The
/// file is written only by calls that change the host, never by reading.
/// </summary>
public sealed class SimulatedSession : ICimSession
{
    private readonly SimulatedHost _host;
    private readonly List<string> _calls = [];

    private SimulatedSession(SimulatedHost host)
    {
        _host = host;
    }

    /// <inheritdoc/>
    public ICimClock Clock => _host.Clock;

    /// <summary>Number of round trips so far: a batch of statements is one, every other call is one.</summary>
    public int RoundTrips { get; private set; }

    /// <summary>Number of statements and of other calls so far.</summary>
    public int Statements { get; private set; }

    /// <summary>The statements and calls so far, as short texts.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>Opens a host.</summary>
    /// <param name="path">The host's file.</param>
    /// <returns>The session.</returns>
    /// <exception cref="HostFileException">
    /// The file can't be read or is damaged. What is wrong within an instance shows when its class is first asked for: every call
    /// of the session may throw this too.
    /// </exception>
    public static SimulatedSession Open(string path) => new(new SimulatedHost(path));

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimQuery> queries, CimDeadline deadline)
    {
        Begin(deadline, [.. queries.Select(static q => q.Wql)]);
        _host.PassRead();
        return [.. queries.Select(q => QueryRunner.Run(_host, q))];
    }

    /// <inheritdoc/>
    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        Begin(deadline, $"Get {path}");
        _host.PassRead();
        return InstanceGetter.Get(_host, path);
    }

    /// <inheritdoc/>
    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        Begin(deadline, $"Invoke {call.Target}.{call.Method}");
        return _host.Change(() => MethodRunner.Run(_host, call, CallEffects.None));
    }

    /// <inheritdoc/>
    public void Create(string ns, CimObject instance, CimDeadline deadline)
    {
        Begin(deadline, $"Create {instance}");
        throw CimErrors.Make(CimErrorCode.NotSupported, _calls[^1], $"{instance.ClassName} can't be created here.");
    }

    /// <inheritdoc/>
    public void Delete(CimPath path, CimDeadline deadline)
    {
        Begin(deadline, $"Delete {path}");
        throw CimErrors.Make(CimErrorCode.NotSupported, _calls[^1], $"{path.ClassName} can't be deleted here.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held between calls.
    }

    private void Begin(CimDeadline deadline, params IReadOnlyList<string> texts)
    {
        if (deadline.HasPassed)
        {
            throw new CimDeadlineException(texts[0]);
        }

        RoundTrips++;
        Statements += texts.Count;
        _calls.AddRange(texts);
    }
}
