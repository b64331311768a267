using NestedDsc.Protocol.Tracing;
using NestedDsc.Servicing;

namespace NestedDsc.Hosting;

/// <summary>Writes what is asked of servicing to the trace, for whoever wants to see it.</summary>
/// <param name="servicing">The servicing that does the work.</param>
/// <param name="trace">The trace.</param>
internal sealed class TracingServicing(IServicingSession servicing, Tracer trace) : IServicingSession
{
    /// <inheritdoc/>
    public WindowsInstallation ReadInstallation()
    {
        WindowsInstallation installation = servicing.ReadInstallation();
        trace.Trace($"Windows is {installation.Kind}, edition '{installation.EditionId}'.");
        return installation;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RestartIndicator> ReadRestartIndicators()
    {
        IReadOnlyList<RestartIndicator> indicators = servicing.ReadRestartIndicators();
        trace.Trace($"A restart is waited for by: {(indicators.Count == 0 ? "nothing" : string.Join(", ", indicators))}.");
        return indicators;
    }

    /// <inheritdoc/>
    public HypervisorFacts ReadHypervisor()
    {
        HypervisorFacts facts = servicing.ReadHypervisor();
        trace.Trace($"To its hypervisor Windows is: {facts.Role}; launch of its own: {facts.Launch}.");
        return facts;
    }

    /// <inheritdoc/>
    public bool SourceExists(string path)
    {
        bool exists = servicing.SourceExists(path);
        trace.Trace($"Source '{path}' {(exists ? "is there" : "is not there")}.");
        return exists;
    }

    /// <inheritdoc/>
    public IReadOnlyList<FeatureState?> ReadStates(IReadOnlyList<string> names)
    {
        trace.Trace($"Servicing read of {string.Join(", ", names)}");
        IReadOnlyList<FeatureState?> states = servicing.ReadStates(names);
        trace.Trace($"Servicing read answered with {string.Join(", ", states.Select(static s => s?.ToString() ?? "unknown"))}.");
        return states;
    }

    /// <inheritdoc/>
    public ServicingResult Enable(EnableRequest request, IProgress<int> progress)
    {
        trace.Trace(
            $"Servicing call to enable {string.Join(", ", request.Features)} with sources {string.Join(", ", request.Sources)}, {(request.LimitAccess ? "without" : "with")} Windows Update");
        return Answer(servicing.Enable(request, progress));
    }

    /// <inheritdoc/>
    public ServicingResult Disable(DisableRequest request, IProgress<int> progress)
    {
        trace.Trace($"Servicing call to disable {string.Join(", ", request.Features)}");
        return Answer(servicing.Disable(request, progress));
    }

    /// <inheritdoc/>
    public void Dispose() => servicing.Dispose();

    private ServicingResult Answer(ServicingResult result)
    {
        trace.Trace($"Servicing accepted it{(result.RestartRequired ? "; a restart is required" : "")}.");
        return result;
    }
}
