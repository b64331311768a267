using System.Runtime.Versioning;

namespace NestedDsc.Servicing.Windows;

/// <summary>Servicing of this computer by the DISM API, its registry and its files. It decides nothing.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsServicingSession : IServicingSession
{
    private readonly LocalMachineRegistry _registry = new();
    private readonly DismSession _dism = new();

    /// <inheritdoc/>
    public IReadOnlyList<FeatureState?> ReadStates(IReadOnlyList<string> names) => _dism.ReadStates(names);

    /// <inheritdoc/>
    public ServicingResult Enable(EnableRequest request, IProgress<int> progress) => _dism.Enable(request, progress);

    /// <inheritdoc/>
    public ServicingResult Disable(DisableRequest request, IProgress<int> progress) => _dism.Disable(request, progress);

    /// <inheritdoc/>
    public WindowsInstallation ReadInstallation() => RegistryFacts.ReadInstallation(_registry);

    /// <inheritdoc/>
    public IReadOnlyList<RestartIndicator> ReadRestartIndicators() => RegistryFacts.ReadRestartIndicators(_registry);

    /// <inheritdoc/>
    public HypervisorFacts ReadHypervisor() => RegistryFacts.ReadHypervisor(_registry, ProcessorLeaves.Read);

    /// <inheritdoc/>
    public bool SourceExists(string path) => PayloadSource.Parse(path)?.Exists() ?? false;

    /// <inheritdoc/>
    public void Dispose() => _dism.Dispose();
}
