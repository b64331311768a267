using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers;

namespace NestedDsc.Simulation.Faults;

/// <summary>The faults of a session, and which of them a call meets.</summary>
internal sealed class FaultPlan(IReadOnlyList<Fault> faults, Action<int> exit)
{
    /// <summary>Exit code of a process that a fault ended.</summary>
    public const int ExitCode = 86;

    private const int HoldAttempts = 12_000;
    private static readonly TimeSpan HoldPause = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<string, int> _methodCalls = new(StringComparer.OrdinalIgnoreCase);
    private int _calls;
    private bool _isLost;

    /// <summary>The file that holds calls up for as long as it is there.</summary>
    public string HoldFile { get; init; } = "";

    /// <summary>Takes note of a call.</summary>
    /// <param name="method">Name of the method; <c>Query</c>, <c>Get</c>, <c>Create</c> or <c>Delete</c> for calls without one.</param>
    /// <param name="operation">The call, for errors.</param>
    /// <param name="isRoundTrip">Whether the call has a number that faults can go by; what only looks at this computer has none.</param>
    /// <returns>The fault that it meets, if any.</returns>
    /// <exception cref="CimException">The connection is lost.</exception>
    public Fault? Next(string method, string operation, bool isRoundTrip = true)
    {
        int call = isRoundTrip ? ++_calls : -1;
        int nth = _methodCalls[method] = _methodCalls.GetValueOrDefault(method) + 1;
        Fault? fault = faults.FirstOrDefault(
            f => f.Call == call || (f.Nth == nth && string.Equals(f.Method, method, StringComparison.OrdinalIgnoreCase)));
        if (_isLost || fault is { Kind: FaultKind.Lost, IsAfter: false })
        {
            _isLost = true;
            throw CimErrors.ServiceStopped(operation);
        }

        return fault;
    }

    /// <summary>Lets go wrong what goes wrong without an answer of its own.</summary>
    /// <exception cref="CimException">The fault is an error of the CIM server.</exception>
    public void Strike(Fault? fault, bool isAfter, string operation)
    {
        if (fault is null || fault.IsAfter != isAfter)
        {
            return;
        }

        switch (fault.Kind)
        {
            case FaultKind.Die:
                exit(ExitCode);
                break;
            case FaultKind.Exception:
                throw CimErrors.Make(fault.Error, operation, "Injected fault.");
            case FaultKind.Windows:
                throw CimErrors.Windows(CimErrorCode.Failed, fault.Code, operation, "Injected fault.");
            case FaultKind.Lost:
                _isLost = true;
                throw CimErrors.ServiceStopped(operation);
            case FaultKind.Hold:
                Hold();
                break;
        }
    }

    // Ten minutes at most: a test that died must not leave a process behind for good.
    private void Hold()
    {
        for (int attempt = 0; attempt < HoldAttempts && File.Exists(HoldFile); attempt++)
        {
            Thread.Sleep(HoldPause);
        }
    }

    /// <summary>How a fault bends a method's effect.</summary>
    public static CallEffects Effects(Fault? fault, string language)
    {
        Texts texts = Texts.In(language);
        return fault?.Kind switch
        {
            FaultKind.JobFails => new CallEffects { Outcome = JobOutcome.Failure((ushort)fault.Code, texts.JobFailed) },
            FaultKind.JobWarns => new CallEffects { Outcome = new JobOutcome(JobState.CompletedWithWarnings, 0, texts.JobWarning) },
            FaultKind.JobNever => new CallEffects { NeverEnds = true },
            FaultKind.Ignored => new CallEffects { KeepsNothing = true },
            _ => CallEffects.None,
        };
    }
}
