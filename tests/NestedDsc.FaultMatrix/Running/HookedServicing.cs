using NestedDsc.Servicing;

namespace NestedDsc.FaultMatrix.Running;

/// <summary>Servicing whose calls count with those of the session.</summary>
internal sealed class HookedServicing(HookedSession session) : IServicingSession
{
    private IServicingSession Inner => session.Inner.Servicing;

    public IReadOnlyList<FeatureState?> ReadStates(IReadOnlyList<string> names)
    {
        session.Begin(isChange: false);
        return Inner.ReadStates(names);
    }

    public ServicingResult Enable(EnableRequest request, IProgress<int> progress)
    {
        session.Begin(isChange: true);
        return Inner.Enable(request, progress);
    }

    public ServicingResult Disable(DisableRequest request, IProgress<int> progress)
    {
        session.Begin(isChange: true);
        return Inner.Disable(request, progress);
    }

    public WindowsInstallation ReadInstallation()
    {
        session.Begin(isChange: false);
        return Inner.ReadInstallation();
    }

    public IReadOnlyList<RestartIndicator> ReadRestartIndicators()
    {
        session.Begin(isChange: false);
        return Inner.ReadRestartIndicators();
    }

    public HypervisorFacts ReadHypervisor()
    {
        session.Begin(isChange: false);
        return Inner.ReadHypervisor();
    }

    public bool SourceExists(string path)
    {
        session.Begin(isChange: false);
        return Inner.SourceExists(path);
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
