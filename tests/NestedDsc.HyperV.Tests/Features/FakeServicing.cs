using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Tests.Features;

/// <summary>A servicing that knows all features as staged, or can't be used.</summary>
internal sealed class FakeServicing(InstallationKind kind, uint? failure = null) : IServicingSession
{
    public int Reads { get; private set; }

    public IReadOnlyList<FeatureState?> ReadStates(IReadOnlyList<string> names)
    {
        Reads++;
        return failure is { } code ? throw ServicingErrors.Create(code, "Reading", names) : [.. names.Select(static _ => (FeatureState?)FeatureState.Staged)];
    }

    public ServicingResult Enable(EnableRequest request, IProgress<int> progress) => throw new NotSupportedException();

    public ServicingResult Disable(DisableRequest request, IProgress<int> progress) => throw new NotSupportedException();

    public WindowsInstallation ReadInstallation() => new("Edition", kind);

    public IReadOnlyList<RestartIndicator> ReadRestartIndicators() => [];

    public HypervisorFacts ReadHypervisor() => HypervisorFacts.Unknown;

    public bool SourceExists(string path) => false;

    public void Dispose()
    {
    }
}
