namespace NestedDsc.HyperV.Features;

/// <summary>A way to Windows features.</summary>
public enum FeatureRoute
{
    /// <summary>The DISM API: states with all details, and changes. Needs an elevated process.</summary>
    Dism,

    /// <summary>The CIM class <c>Win32_OptionalFeature</c>: states only, without those that wait for a restart.</summary>
    OptionalFeature,

    /// <summary>Server Manager's tasks over CIM: Windows Server only.</summary>
    ServerManager,
}
