namespace NestedDsc.HyperV.Features.ServerManager;

/// <summary>Names of Server Manager's components for the features that this product changes.</summary>
internal static class ComponentNames
{
    /// <summary>Finds the component that installs a feature.</summary>
    /// <param name="feature">DISM name; case does not matter.</param>
    /// <returns>The component's name; <see langword="null"/> if there is none for the feature.</returns>
    public static string? Of(string feature) => feature.ToUpperInvariant() switch
    {
        "MICROSOFT-HYPER-V" or "MICROSOFT-HYPER-V-OFFLINE" or "MICROSOFT-HYPER-V-ONLINE" => "Hyper-V",
        "RSAT-HYPER-V-TOOLS-FEATURE" => "RSAT-Hyper-V-Tools",
        "MICROSOFT-HYPER-V-MANAGEMENT-CLIENTS" => "Hyper-V-Tools",
        "MICROSOFT-HYPER-V-MANAGEMENT-POWERSHELL" => "Hyper-V-PowerShell",
        "CONTAINERS" => "Containers",
        _ => null,
    };
}
