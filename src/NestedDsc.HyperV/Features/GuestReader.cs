using NestedDsc.Cim;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>Reads the Windows that Hyper-V is managed on: itself in one round trip, its features, and the machines in it if Hyper-V runs.</summary>
public static class GuestReader
{
    // Processors: named properties only, since reading all of them makes Windows measure the load for a second.
    private static readonly CimQuery[] Queries =
    [
        new(CimNamespaces.Cimv2, "SELECT Name, Manufacturer, Model, HypervisorPresent FROM Win32_ComputerSystem"),
        new(CimNamespaces.Cimv2, "SELECT TotalVisibleMemorySize FROM Win32_OperatingSystem"),
        new(
            CimNamespaces.Cimv2,
            "SELECT Architecture, VMMonitorModeExtensions, VirtualizationFirmwareEnabled, SecondLevelAddressTranslationExtensions FROM Win32_Processor"),
        new(CimNamespaces.Cimv2, "SELECT Name, State FROM Win32_Service WHERE Name='vmms'"),
        new(
            CimNamespaces.DeviceGuard,
            "SELECT VirtualizationBasedSecurityStatus FROM Win32_DeviceGuard",
            ClassMayBeMissing: true,
            NamespaceMayBeMissing: true),
        new(
            CimNamespaces.Cimv2,
            $"SELECT SMBIOSAssetTag FROM Win32_SystemEnclosure WHERE SMBIOSAssetTag={Wql.Literal(GuestMachine.AzureAssetTag)}",
            ClassMayBeMissing: true),
    ];

    private const ulong SecurityRuns = 2;

    /// <summary>Reads it.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="CimException">A query failed.</exception>
    /// <exception cref="ServicingException">DISM can be used, but failed.</exception>
    public static Guest Read(GuestConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.HyperV.Read(Queries);
        CimObject computer = First(rows[0]) ?? throw new NoRightsException("Reading Win32_ComputerSystem");
        WindowsInstallation installation = connection.Servicing.ReadInstallation();
        FeatureReading features = connection.Features.Read(GuestFeatures.Read(installation.Kind));
        IReadOnlyList<RestartIndicator> indicators = connection.Servicing.ReadRestartIndicators();
        GuestService service = ServiceOf(rows[3]);
        return new Guest
        {
            Machine = GuestMachine.From(computer, First(rows[1]), isInAzure: rows[5].Count > 0),
            Hypervisor = connection.Servicing.ReadHypervisor(),
            Installation = installation,
            Processor = GuestProcessor.From(First(rows[2])),
            RunsVirtualizationBasedSecurity = First(rows[4])?.Number("VirtualizationBasedSecurityStatus") == SecurityRuns,
            Service = service,
            Features = StatesOf(features, installation.Kind, service, indicators),
            DismFailure = features.DismFailure,
            RestartIndicators = indicators,
            Nested = service == GuestService.Running ? NestedMachines.Read(connection.HyperV) : null,
        };
    }

    /// <summary>States of the features that this edition knows, with what waits for a restart.</summary>
    internal static Dictionary<string, FeatureState> StatesOf(
        FeatureReading reading, InstallationKind kind, GuestService service, IReadOnlyList<RestartIndicator> indicators)
    {
        var states = new Dictionary<string, FeatureState>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, FeatureState? state) in reading.Names.Zip(reading.States))
        {
            if (state is { } known and not FeatureState.NotPresent)
            {
                states.Add(name, known);
            }
        }

        bool restartWaits = indicators.Any(static i => i is RestartIndicator.ComponentServicing or RestartIndicator.ServerManager);
        if (reading.Route != FeatureRoute.Dism && restartWaits)
        {
            GuessPending(states, GuestFeatures.Role(kind), service);
        }

        return states;
    }

    // Windows' own class shows a feature as if the restart had taken place. The service comes and goes with it.
    private static void GuessPending(Dictionary<string, FeatureState> states, IReadOnlyList<string> role, GuestService service)
    {
        foreach (string name in role.Where(states.ContainsKey))
        {
            states[name] = (states[name], service) switch
            {
                (FeatureState.Installed, GuestService.Missing) => FeatureState.InstallPending,
                (FeatureState.Staged or FeatureState.Removed, not GuestService.Missing) => FeatureState.UninstallPending,
                var (state, _) => state,
            };
        }
    }

    /// <summary>The service, by the rows of <c>Win32_Service</c> that were found for it.</summary>
    internal static GuestService ServiceOf(IReadOnlyList<CimObject> rows) => First(rows)?.Text("State") switch
    {
        null => GuestService.Missing,
        "Running" => GuestService.Running,
        _ => GuestService.Stopped,
    };

    private static CimObject? First(IReadOnlyList<CimObject> rows) => rows.Count > 0 ? rows[0] : null;
}
