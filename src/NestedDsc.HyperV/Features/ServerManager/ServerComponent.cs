using NestedDsc.Cim;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features.ServerManager;

/// <summary>A role, role service or feature, as Server Manager lists it (<c>MSFT_ServerManagerServerComponent</c>).</summary>
/// <param name="Name">Its name, such as <c>Hyper-V-PowerShell</c>.</param>
/// <param name="State">Its state.</param>
/// <param name="Parent">Name of the component above it; empty if there is none.</param>
/// <param name="Dependencies">Names of components that it needs beside those above it.</param>
/// <param name="Children">Names of the components below it.</param>
/// <param name="Descriptor">What names it in a request.</param>
internal sealed record ServerComponent(
    string Name, ComponentState State, string Parent, IReadOnlyList<string> Dependencies, IReadOnlyList<string> Children, CimObject Descriptor)
{
    /// <summary>Whether it is installed, or will be when Windows restarts.</summary>
    public bool IsInstalled => State is ComponentState.Installed or ComponentState.InstallPending;

    /// <summary>Whether its payload has to come from a source.</summary>
    public bool NeedsPayload => State is ComponentState.Removed or ComponentState.NotPresent;

    /// <summary>Its state in the terms of DISM.</summary>
    public FeatureState? FeatureState => State switch
    {
        ComponentState.Available => Servicing.FeatureState.Staged,
        ComponentState.Installed => Servicing.FeatureState.Installed,
        ComponentState.UninstallPending => Servicing.FeatureState.UninstallPending,
        ComponentState.InstallPending => Servicing.FeatureState.InstallPending,
        ComponentState.NotPresent => Servicing.FeatureState.NotPresent,
        ComponentState.Removed => Servicing.FeatureState.Removed,
        _ => null,
    };

    /// <summary>Reads a component.</summary>
    /// <param name="instance">The instance.</param>
    /// <returns>The component; <see langword="null"/> if it has no name or descriptor.</returns>
    public static ServerComponent? From(CimObject instance) =>
        instance.Text("UniqueName") is { Length: > 0 } name && instance.Find("Descriptor")?.Value is CimObject descriptor
            ? new ServerComponent(
                name,
                instance.Number("Installed") is { } state and <= (ulong)ComponentState.Unknown ? (ComponentState)state : ComponentState.Unknown,
                instance.Text("ParentName") ?? "",
                instance.Texts("NonAncestorDependencies"),
                instance.Texts("SubFeatures"),
                descriptor)
            : null;
}
