namespace NestedDsc.Servicing.Windows;

/// <summary>What the registry says of an installation of Windows.</summary>
internal static class RegistryFacts
{
    private const string WindowsVersion = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    private const string Setup = @"SOFTWARE\Microsoft\Windows\CurrentVersion";
    private const string LaunchType = "HYPERVISORLAUNCHTYPE=";
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

    /// <summary>Reads what Windows knows of its hypervisor: from the options that it was started with, and from the processor.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="processor">Asks the processor.</param>
    /// <returns>What is known; nothing where no boot loader has left options, since the processor then answers for something else.</returns>
    /// <remarks>
    /// <c>SystemStartOptions</c> are the options of the boot entry that Windows was started with (event 25 of Kernel-Boot and public
    /// dumps show <c>HYPERVISORLAUNCHTYPE=AUTO</c> and <c>=OFF</c> in them). Everybody may read them. The boot store itself is for
    /// bcdedit and its WMI provider only (Microsoft, "Event ID 5: Hypervisor Availability"), and needs elevation.
    /// </remarks>
    public static HypervisorFacts ReadHypervisor(IRegistryView registry, Func<ProcessorLeaves?> processor)
    {
        if (registry.Value(@"SYSTEM\CurrentControlSet\Control", "SystemStartOptions") is not string options)
        {
            return HypervisorFacts.Unknown;
        }

        HypervisorLaunch launch = options.ToUpperInvariant().Split(' ').LastOrDefault(static o => o.StartsWith(LaunchType, StringComparison.Ordinal)) switch
        {
            LaunchType + "AUTO" => HypervisorLaunch.Auto,
            LaunchType + "OFF" => HypervisorLaunch.Off,
            _ => HypervisorLaunch.Unknown,
        };
        return new HypervisorFacts(processor()?.Role ?? HypervisorRole.Unknown, launch);
    }

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
