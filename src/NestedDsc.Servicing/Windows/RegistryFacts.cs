namespace NestedDsc.Servicing.Windows;

/// <summary>What the registry says of an installation of Windows.</summary>
internal static class RegistryFacts
{
    private const string WindowsVersion = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    private const string Setup = @"SOFTWARE\Microsoft\Windows\CurrentVersion";
    private const string Names = @"SYSTEM\CurrentControlSet\Control\ComputerName";

    /// <summary>Reads edition and kind.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The installation.</returns>
    public static WindowsInstallation ReadInstallation(IRegistryView registry) => new(
        registry.Value(WindowsVersion, "EditionID") as string ?? "",
        (registry.Value(WindowsVersion, "InstallationType") as string)?.ToUpperInvariant() switch
        {
            "CLIENT" => InstallationKind.Client,
            "SERVER" => InstallationKind.Server,
            "SERVER CORE" => InstallationKind.ServerCore,
            _ => InstallationKind.Other,
        });

    /// <summary>Reads what waits for a restart.</summary>
    /// <param name="registry">The registry.</param>
    /// <returns>The indicators found, in their order.</returns>
    public static IReadOnlyList<RestartIndicator> ReadRestartIndicators(IRegistryView registry) =>
        [.. Enum.GetValues<RestartIndicator>().Where(indicator => Has(registry, indicator))];

    private static bool Has(IRegistryView registry, RestartIndicator indicator) => indicator switch
    {
        RestartIndicator.ComponentServicing => registry.HasKey($@"{Setup}\Component Based Servicing\RebootPending"),
        RestartIndicator.WindowsUpdate => registry.HasKey($@"{Setup}\WindowsUpdate\Auto Update\RebootRequired"),
        RestartIndicator.ComputerName =>
            ComputerName(registry, "ActiveComputerName") is { } active
            && ComputerName(registry, "ComputerName") is { } next
            && !string.Equals(active, next, StringComparison.OrdinalIgnoreCase),

        // That Server Manager makes this key is unverified on Windows.
        RestartIndicator.ServerManager => registry.HasKey(@"SOFTWARE\Microsoft\ServerManager\CurrentRebootAttempts"),

        // A value, not a key; a list of pairs of which the second is empty where a file is to be deleted.
        RestartIndicator.FileRename =>
            registry.Value(@"SYSTEM\CurrentControlSet\Control\Session Manager", "PendingFileRenameOperations") is string[] files
            && Array.Exists(files, static file => file.Length > 0),
        _ => false,
    };

    private static string? ComputerName(IRegistryView registry, string key) => registry.Value($@"{Names}\{key}", "ComputerName") as string;
}
