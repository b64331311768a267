using System.Runtime.Versioning;

namespace NestedDsc.Servicing.Windows;

/// <summary>Servicing of this computer.</summary>
[SupportedOSPlatform("windows")]
public static class WindowsServicing
{
    /// <summary>Opens it. Nothing is loaded before it is needed.</summary>
    /// <returns>The session.</returns>
    public static IServicingSession Open() => new WindowsServicingSession();
}
