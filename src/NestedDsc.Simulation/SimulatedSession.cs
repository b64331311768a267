using NestedDsc.Cim;
using NestedDsc.Servicing;
using NestedDsc.Simulation.Faults;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Latency;
using NestedDsc.Simulation.Providers;
using NestedDsc.Simulation.Providers.Instances;

namespace NestedDsc.Simulation;

/// <summary>
/// A session on a simulated host: a CIM repository in a file (format <c>nesteddsc-host/1</c>) with the behaviour of Hyper-V's
/// WMI providers. Runs are repeatable: nothing depends on the wall clock, and identities are made from what they are for. The
/// file is written only by sessions that change something or wait for something, never by reading alone.
/// </summary>
public sealed class SimulatedSession : ICimSession
{
    private readonly SimulatedHost _host;
    private readonly List<string> _calls = [];

    private readonly FaultPlan _faults;
    private readonly CallTimer _timer;

    private SimulatedSession(SimulatedHost host, FaultPlan faults, HostLatency? latency = null, Action<TimeSpan>? sleep = null)
    {
        _host = host;
        _faults = faults;
        _timer = new CallTimer(latency ?? HostLatency.None, host.Clock, sleep ?? Thread.Sleep);
        Servicing = new SimulatedServicing(host, faults, Count);
    }

    /// <inheritdoc/>
    public ICimClock Clock => _host.Clock;

    /// <summary>
    /// The servicing of the simulated computer. Its calls count with those of the session, and faults hit them alike. On a host whose
    /// file says nothing of servicing it knows no feature.
    /// </summary>
    public IServicingSession Servicing { get; }

    /// <summary>Name of the simulated computer.</summary>
    public string ComputerName => _host.Document.ComputerName;

    /// <summary>
    /// Number of round trips so far: a batch of statements is one, every other call is one. What servicing reads from registry and
    /// file system is none.
    /// </summary>
    public int RoundTrips { get; private set; }

    /// <summary>Number of statements and of other calls so far.</summary>
    public int Statements { get; private set; }

    /// <summary>The statements and calls so far, as short texts.</summary>
    public IReadOnlyList<string> Calls => _calls;

    /// <summary>Opens a host.</summary>
    /// <param name="path">The host's file.</param>
    /// <param name="faults">
    /// Faults to inject, for tests: clauses separated by <c>;</c>, each made of terms separated by <c>,</c>. One term says which
    /// call is hit: <c>call=7</c> (the session's seventh call) or <c>method=RequestStateChange</c> (with <c>nth=2</c> the second
    /// call of it; also <c>Query</c>, <c>Get</c>, <c>Create</c>, <c>Delete</c>; the method Create of a class counts with the
    /// creation of instances; of servicing <c>DismGetFeatureInfo</c>, <c>DismEnableFeature</c>, <c>DismDisableFeature</c>, and
    /// <c>ReadInstallation</c>, <c>ReadRestartIndicators</c>, <c>ReadHypervisor</c>, <c>SourceExists</c>, which have no number as calls). One says what happens: <c>error=32768</c> (return code, or HRESULT of servicing as <c>error=0x800F0922</c>;
    /// other calls fail), <c>exception=AccessDenied</c> (a <see cref="CimErrorCode"/>), <c>windows=1168</c> (an error of Windows),
    /// <c>job=fails</c>, <c>job=warns</c>, <c>job=never</c>,
    /// <c>lost</c> (the connection, from then on), <c>ignored</c> (accepted but not kept), <c>vanish</c> (the object is gone),
    /// <c>die</c> (the process ends with exit code 86), <c>hold</c> (the call waits, in real time, for as long as there is a file of the
    /// host's name with <c>.hold</c> appended, ten minutes at most). <c>after</c> lets the call have its effect first.
    /// Example: <c>call=7,after,error=32768;method=ApplySnapshot,job=never</c>.
    /// </param>
    /// <returns>The session.</returns>
    /// <exception cref="HostFileException">
    /// The file can't be read or is damaged. What is wrong within an instance shows when its class is first asked for: every call
    /// of the session may throw this too.
    /// </exception>
    /// <exception cref="FaultFormatException">The faults are not understood.</exception>
    public static SimulatedSession Open(string path, string faults = "") => Open(path, faults, Environment.Exit);

    /// <summary>Opens a host whose calls take time.</summary>
    /// <param name="path">The host's file.</param>
    /// <param name="faults">Faults to inject, for tests; see <see cref="Open(string, string)"/>.</param>
    /// <param name="latency">How long calls take. <see cref="Clock"/> goes on with them.</param>
    /// <param name="sleep">Waits; <see langword="null"/> to let the time really pass.</param>
    /// <returns>The session.</returns>
    /// <exception cref="HostFileException">The file can't be read or is damaged.</exception>
    /// <exception cref="FaultFormatException">The faults are not understood.</exception>
    public static SimulatedSession Open(string path, string faults, HostLatency latency, Action<TimeSpan>? sleep = null) =>
        new(new SimulatedHost(path), new FaultPlan(FaultParser.Parse(faults), Environment.Exit), latency, sleep);

    /// <inheritdoc/>
    public IReadOnlyList<IReadOnlyList<CimObject>> Query(IReadOnlyList<CimRead> reads, CimDeadline deadline)
    {
        Fault? fault = Begin("Query", deadline, [.. reads.Select(static r => r.Text)]);
        FailIfError(fault, isAfter: false);
        _host.PassRead();
        List<IReadOnlyList<CimObject>> rows = [.. reads.Select(r => fault?.Kind == FaultKind.Vanish ? [] : ReadRunner.Run(_host, r))];
        if (_timer.CountsInstances)
        {
            // All are under way at once: the slowest counts.
            _timer.Instances(reads.Select((r, i) => QueryCost.Of(_host, r, rows[i].Count)).Max());
        }

        FailIfError(fault, isAfter: true);
        return rows;
    }

    /// <inheritdoc/>
    public CimObject? Get(CimPath path, CimDeadline deadline)
    {
        Fault? fault = Begin("Get", deadline, $"Get {path}");
        FailIfError(fault, isAfter: false);
        _host.PassRead();
        CimObject? instance = InstanceGetter.Get(_host, path);
        _timer.Instances(1);
        FailIfError(fault, isAfter: true);
        return fault?.Kind == FaultKind.Vanish ? null : instance;
    }

    /// <inheritdoc/>
    public CimMethodResult Invoke(CimMethodCall call, CimDeadline deadline)
    {
        Fault? fault = Begin(call.Method, deadline, $"Invoke {call.Target}.{call.Method}");
        if (fault?.Kind == FaultKind.Vanish)
        {
            throw CimErrors.Make(CimErrorCode.NotFound, _calls[^1], $"Not found: {call.Target}");
        }

        if (fault is { Kind: FaultKind.Error, IsAfter: false })
        {
            return Refusal(fault);
        }

        CallEffects effects = FaultPlan.Effects(fault, _host.Settings.Language);
        CimMethodResult result = _host.Change(() => MethodRunner.Run(_host, call, effects));
        _faults.Strike(fault, isAfter: true, _calls[^1]);
        return fault is { Kind: FaultKind.Error } ? Refusal(fault) : result;
    }

    /// <inheritdoc/>
    public void Create(string ns, CimObject instance, CimDeadline deadline)
    {
        string text = $"Create {instance}";
        Write("Create", deadline, text, () => InstanceRunner.Create(_host, ns, instance, text));
    }

    /// <inheritdoc/>
    public void Delete(CimPath path, CimDeadline deadline)
    {
        string text = $"Delete {path}";
        Write("Delete", deadline, text, () => InstanceRunner.Delete(_host, path, text));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held between calls.
    }

    /// <summary>
    /// Opens another session on the host as this one has read it, without reading the file again. It has its own clock and no
    /// faults. Sessions that come from each other are for one thread, and for reading.
    /// </summary>
    /// <returns>The session.</returns>
    public SimulatedSession Again() => new(_host.Again(), new FaultPlan(FaultParser.Parse(""), Environment.Exit));

    /// <summary>Opens a host with another way for the process to end.</summary>
    internal static SimulatedSession Open(string path, string faults, Action<int> exit)
    {
        var plan = new FaultPlan(FaultParser.Parse(faults), exit) { HoldFile = path + ".hold" };
        return new SimulatedSession(new SimulatedHost(path), plan);
    }

    private Fault? Begin(string method, CimDeadline deadline, params IReadOnlyList<string> texts)
    {
        if (deadline.HasPassed)
        {
            throw new CimDeadlineException(texts[0]);
        }

        Count(texts, isRoundTrip: true);
        Fault? fault = _faults.Next(method, texts[0]);
        _faults.Strike(fault, isAfter: false, texts[0]);
        return fault;
    }

    private void Count(IReadOnlyList<string> texts, bool isRoundTrip)
    {
        _calls.AddRange(texts);
        if (isRoundTrip)
        {
            RoundTrips++;
            Statements += texts.Count;
            _timer.Call();
        }
    }

    private void Write(string method, CimDeadline deadline, string text, Func<IReadOnlyList<Edit>> work)
    {
        Fault? fault = Begin(method, deadline, text);
        FailIfError(fault, isAfter: false);
        if (fault?.Kind == FaultKind.Vanish)
        {
            throw CimErrors.Make(CimErrorCode.NotFound, text, "Not found");
        }

        _host.Change(() =>
        {
            IReadOnlyList<Edit> edits = work();
            EditRunner.Run(_host.Document, FaultPlan.Effects(fault, _host.Settings.Language).KeepsNothing ? [] : edits);
            return true;
        });
        FailIfError(fault, isAfter: true);
    }

    /// <summary>A return code means nothing to a call that is no method: it fails.</summary>
    private void FailIfError(Fault? fault, bool isAfter)
    {
        if (fault is { Kind: FaultKind.Error } && fault.IsAfter == isAfter)
        {
            throw CimErrors.Make(CimErrorCode.Failed, _calls[^1], $"Injected fault {fault.Code}.");
        }

        if (isAfter)
        {
            _faults.Strike(fault, isAfter: true, _calls[^1]);
        }
    }

    private CimMethodResult Refusal(Fault fault) =>
        new(fault.Code, new CimObject("__PARAMETERS", [MethodContext.NoJob()]) { ServerName = _host.Document.ComputerName });
}
