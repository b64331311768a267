using NestedDsc.Cim;
using NestedDsc.Servicing;
using NestedDsc.Simulation.Faults;
using NestedDsc.Simulation.OptionalFeatures;
using NestedDsc.Simulation.Providers.OpenFacts;

namespace NestedDsc.Simulation;

/// <summary>Servicing of a simulated host: the features in its file, with the states that the DISM API tells and the refusals it has.</summary>
/// <param name="host">The host.</param>
/// <param name="faults">The session's faults.</param>
/// <param name="count">Takes note of a call: its text, and whether it is a round trip.</param>
internal sealed class SimulatedServicing(SimulatedHost host, FaultPlan faults, Action<IReadOnlyList<string>, bool> count) : IServicingSession
{
    private const int ProgressSteps = 10;

    public WindowsInstallation ReadInstallation()
    {
        const string Text = nameof(ReadInstallation);
        ServicingState state = Look(Text, Text, out bool isGone);
        return isGone ? new WindowsInstallation("", InstallationKind.Other) : new WindowsInstallation(state.Edition, Kind(state.InstallationType));
    }

    public IReadOnlyList<RestartIndicator> ReadRestartIndicators()
    {
        const string Text = nameof(ReadRestartIndicators);
        ServicingState state = Look(Text, Text, out bool isGone);
        return isGone ? [] : state.Indicators;
    }

    public HypervisorFacts ReadHypervisor()
    {
        const string Text = nameof(ReadHypervisor);
        ServicingState state = Look(Text, Text, out bool isGone);
        return isGone ? HypervisorFacts.Unknown : new HypervisorFacts(
            host.Settings.Variants.HypervisorRole == RoleAnswer.Told ? HyperVRole.Of(host.Servicing, host.Document) : HypervisorRole.Unknown,
            state.HypervisorLaunch);
    }

    public bool SourceExists(string path)
    {
        ServicingState state = Look(nameof(SourceExists), $"{nameof(SourceExists)} {path}", out bool isGone);
        return !isGone && state.Sources.Any(s => s.IsAt(path));
    }

    public IReadOnlyList<FeatureState?> ReadStates(IReadOnlyList<string> names)
    {
        var call = new Call("DismGetFeatureInfo", "Reading the state of", names);
        Fault? fault = Begin(call);
        Fail(fault, call, isAfter: false);
        host.PassRead();
        ServicingState state = Opened(call);
        IReadOnlyList<FeatureState?> states = [.. names.Select(n => fault?.Kind == FaultKind.Vanish ? null : state.Find(n)?.State)];
        Fail(fault, call, isAfter: true);
        return states;
    }

    public ServicingResult Enable(EnableRequest request, IProgress<int> progress) => Change(
        new Call("DismEnableFeature", "Enabling", request.Features), request.Timeout, progress,
        state => FeatureRules.Enable(state, request.Features, request.Sources, request.LimitAccess));

    public ServicingResult Disable(DisableRequest request, IProgress<int> progress) => Change(
        new Call("DismDisableFeature", "Disabling", request.Features), request.Timeout, progress,
        state => FeatureRules.Disable(state, request.Features));

    public void Dispose()
    {
        // Nothing is held between calls.
    }

    private static InstallationKind Kind(string installationType) => installationType.ToUpperInvariant() switch
    {
        "CLIENT" => InstallationKind.Client,
        "SERVER" => InstallationKind.Server,
        "SERVER CORE" => InstallationKind.ServerCore,
        _ => InstallationKind.Other,
    };

    private ServicingResult Change(Call call, TimeSpan timeout, IProgress<int> progress, Func<ServicingState, FeaturePlan> plan)
    {
        Fault? fault = Begin(call);
        Fail(fault, call, isAfter: false);
        host.PassRead();
        Accepted(call, plan, fault);
        Work(call, timeout, progress, fault);

        // What another process has done while this one worked counts: the plan is made again from it.
        FeaturePlan done = host.Change(() =>
        {
            FeaturePlan current = Accepted(call, plan, fault);
            if (fault?.Kind != FaultKind.Ignored && host.Servicing is { } state)
            {
                host.Set(state.With(current.States));
            }

            return current;
        });
        progress.Report(100);
        Fail(fault, call, isAfter: true);
        return new ServicingResult(done.RestartRequired);
    }

    /// <summary>Lets the time of the work pass, with progress. The host is not locked meanwhile: listeners may look at it.</summary>
    private void Work(Call call, TimeSpan timeout, IProgress<int> progress, Fault? fault)
    {
        TimeSpan needed = TimeSpan.FromSeconds(host.Servicing?.Seconds ?? 0);
        bool neverEnds = fault?.Kind == FaultKind.JobNever;
        TimeSpan allowed = neverEnds || needed > timeout ? timeout : needed;
        if (allowed < TimeSpan.Zero)
        {
            allowed = TimeSpan.Zero;
        }

        for (int step = 0; step < ProgressSteps; step++)
        {
            progress.Report(100 * step / ProgressSteps * (neverEnds ? 0 : 1));
            host.Clock.Wait(allowed / ProgressSteps);
            if (fault?.Kind == FaultKind.JobFails && step == ProgressSteps / 2)
            {
                throw ServicingErrors.Create(FeatureCodes.InstallersFailed, call.Action, call.Features);
            }
        }

        if (neverEnds || needed > timeout)
        {
            throw ServicingErrors.CreateTimeout(FeatureCodes.Cancelled, call.Action, call.Features, timeout);
        }
    }

    private FeaturePlan Accepted(Call call, Func<ServicingState, FeaturePlan> plan, Fault? fault)
    {
        ServicingState state = Opened(call);
        FeaturePlan result = fault?.Kind == FaultKind.Vanish ? FeaturePlan.Refused(FeatureCodes.UnknownFeature, "") : plan(state);
        return result.IsRefused
            ? throw ServicingErrors.Create(result.Code, call.Action, result.Refusing.Length > 0 ? [result.Refusing] : call.Features)
            : result;
    }

    /// <summary>What DISM works on, once it lets the process in.</summary>
    private ServicingState Opened(Call call)
    {
        ServicingState state = host.Servicing ?? new ServicingState();
        return state.Packaged ? throw ServicingErrors.Create(FeatureCodes.ClassNotRegistered, call.Action, call.Features)
            : !state.Elevated || host.Settings.AccessDenied ? throw ServicingErrors.Create(FeatureCodes.ElevationRequired, call.Action, call.Features)
            : state;
    }

    /// <summary>Reads registry or file system.</summary>
    private ServicingState Look(string method, string text, out bool isGone)
    {
        var call = new Call(method, "Reading", []) { Text = text };
        Fault? fault = Begin(call, isRoundTrip: false);
        Fail(fault, call, isAfter: false);
        host.Look();
        Fail(fault, call, isAfter: true);
        isGone = fault?.Kind == FaultKind.Vanish;
        return host.Servicing ?? new ServicingState();
    }

    private Fault? Begin(Call call, bool isRoundTrip = true)
    {
        count([call.Text], isRoundTrip);
        return Translated(call, () => faults.Next(call.Method, call.Text, isRoundTrip));
    }

    /// <summary>Lets go wrong what goes wrong before or after the effect.</summary>
    private void Fail(Fault? fault, Call call, bool isAfter)
    {
        if (fault is { Kind: FaultKind.Error } && fault.IsAfter == isAfter)
        {
            throw ServicingErrors.Create(fault.Code, call.Action, call.Features);
        }

        Translated(call, () =>
        {
            faults.Strike(fault, isAfter, call.Text);
            return true;
        });
    }

    /// <summary>Faults are errors of CIM: servicing has its own.</summary>
    private static T Translated<T>(Call call, Func<T> strike)
    {
        try
        {
            return strike();
        }
        catch (CimException e)
        {
            uint code = e.Code switch
            {
                CimErrorCode.AccessDenied => FeatureCodes.AccessDenied,
                CimErrorCode.TimedOut => FeatureCodes.Cancelled,
                _ => e.MessageId.EndsWith("800706ba", StringComparison.OrdinalIgnoreCase) ? FeatureCodes.ConnectionLost : FeatureCodes.Failed,
            };
            throw ServicingErrors.Create(code, call.Action, call.Features);
        }
    }

    /// <summary>A call, for messages and the list of calls.</summary>
    private sealed record Call(string Method, string Action, IReadOnlyList<string> Features)
    {
        public string Text { get; init; } = $"{Method} {string.Join(";", Features)}";
    }
}
