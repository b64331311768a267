using NestedDsc.Simulation.OptionalFeatures;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>
/// The components that have to do with Hyper-V. Hyper-V's descriptor is called otherwise than those of the others
/// (SMDeploymentHelpers.psm1); numbers other than Hyper-V's are unverified on Windows.
/// </summary>
internal static class ComponentCatalog
{
    public const string HyperV = "Hyper-V";

    private static readonly ServerComponent[] All =
    [
        new(HyperV, 20, "Hyper-V", IsRole: true, "", "ServerComponent_HyperV",
            [HyperVRole.Feature, "Microsoft-Hyper-V-Offline", "Microsoft-Hyper-V-Online"],
            ["RSAT-Hyper-V-Tools", "Hyper-V-Tools", "Hyper-V-PowerShell"]) { Services = ["vmms"] },
        new("Containers", 500, "Containers", IsRole: false, "", "ServerComponent_Containers", [HyperVRole.Containers], []),
        new("RSAT-Hyper-V-Tools", 350, "Hyper-V Management Tools", IsRole: false, "RSAT-Role-Tools", "ServerComponent_RSAT_Hyper_V_Tools",
            ["RSAT-Hyper-V-Tools-Feature"], []),
        new("Hyper-V-Tools", 351, "Hyper-V GUI Management Tools", IsRole: false, "RSAT-Hyper-V-Tools", "ServerComponent_Hyper_V_Tools",
            ["Microsoft-Hyper-V-Management-Clients"], []),
        new("Hyper-V-PowerShell", 352, "Hyper-V Module for Windows PowerShell", IsRole: false, "RSAT-Hyper-V-Tools",
            "ServerComponent_Hyper_V_PowerShell", ["Microsoft-Hyper-V-Management-PowerShell"], []),
    ];

    /// <summary>The components of a host: those of which it knows a feature.</summary>
    public static IEnumerable<ServerComponent> Of(ServicingState state) => All.Where(c => FeaturesOf(state, c).Any());

    /// <summary>The components directly below another one.</summary>
    public static IEnumerable<ServerComponent> Below(ServicingState state, ServerComponent parent) =>
        Of(state).Where(c => string.Equals(c.ParentName, parent.UniqueName, StringComparison.Ordinal));

    /// <summary>The features that a component stands for on a host.</summary>
    public static IEnumerable<string> FeaturesOf(ServicingState state, ServerComponent component) =>
        component.Features.Where(f => state.Find(f) is not null);

    /// <summary>Whether a component is installed, or will be after the restart (the latter unverified on Windows).</summary>
    public static bool IsInstalled(ServicingState state, ServerComponent component) =>
        FeaturesOf(state, component).All(f => state.Find(f)!.IsWanted);
}
