namespace NestedDsc.Servicing;

/// <summary>
/// The optional features of the running Windows and what is known of its installation: the seam below which there is either
/// Windows (the DISM API and the registry) or a simulated host. Close to what lies below: everything with logic is above it.
/// </summary>
/// <remarks>What is expensive, such as DISM's session, is opened when it is first needed.</remarks>
public interface IServicingSession : IFeatureServicing
{
    /// <summary>Reads edition and kind of the installation. Needs no elevation.</summary>
    /// <returns>The installation.</returns>
    WindowsInstallation ReadInstallation();

    /// <summary>Reads what on this computer waits for a restart. Needs no elevation.</summary>
    /// <returns>The indicators found, in the order of <see cref="RestartIndicator"/>; empty if nothing waits.</returns>
    IReadOnlyList<RestartIndicator> ReadRestartIndicators();

    /// <summary>Reads what this Windows is to the hypervisor that it sees, and whether it was started to launch its own. Needs no elevation.</summary>
    /// <returns>What is known.</returns>
    HypervisorFacts ReadHypervisor();

    /// <summary>Whether a source of payloads can be read: a folder (<c>\sources\sxs</c>, a mounted image's <c>\Windows</c>) or a WIM.</summary>
    /// <param name="path">The path as it is given to DISM; also UNC and <c>wim:…:index</c>.</param>
    /// <returns><see langword="true"/> if it is there.</returns>
    bool SourceExists(string path);
}
