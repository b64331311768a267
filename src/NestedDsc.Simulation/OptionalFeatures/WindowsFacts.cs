using NestedDsc.Cim;
using NestedDsc.Servicing;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>Keeps what root\cimv2 shows in step with the features.</summary>
internal static class WindowsFacts
{
    private const ulong SecurityRuns = 2;

    private static readonly string[] ProcessorFlags =
        ["VirtualizationFirmwareEnabled", "VMMonitorModeExtensions", "SecondLevelAddressTranslationExtensions"];

    /// <summary>
    /// Brings the instances in step. Win32_OptionalFeature knows nothing pending: a feature counts as what it will be. The processor's
    /// flags read false while the hypervisor runs; a VM reads HypervisorPresent true in any case.
    /// </summary>
    public static void Keep(HostDocument document, ServicingState state)
    {
        if (Rows(document, "Win32_OptionalFeature") is { } features)
        {
            Keep(document, features, state);
        }

        if (state.HardwareVirtualization is not { } hasVirtualization)
        {
            return;
        }

        bool runs = HyperVRole.HypervisorRuns(state, document);
        bool isVirtual = HyperVRole.IsVirtualMachine(state, document);
        foreach (InstanceRow computer in Rows(document, "Win32_ComputerSystem")?.Rows ?? [])
        {
            computer.SetIfDeclared("HypervisorPresent", runs || isVirtual);
        }

        foreach (InstanceRow processor in Rows(document, "Win32_Processor")?.Rows ?? [])
        {
            foreach (string flag in ProcessorFlags)
            {
                processor.SetIfDeclared(flag, hasVirtualization && !runs);
            }
        }
    }

    /// <summary>Notes the time of a start of Windows.</summary>
    public static void NoteStart(HostDocument document, DateTimeOffset time)
    {
        foreach (InstanceRow system in Rows(document, "Win32_OperatingSystem")?.Rows ?? [])
        {
            system.SetIfDeclared("LastBootUpTime", time.UtcDateTime);
        }
    }

    /// <summary>Whether the processor shows hardware virtualization, which no hypervisor of this Windows masks.</summary>
    public static bool ShowsVirtualization(HostDocument document) =>
        Rows(document, "Win32_Processor")?.Rows.Any(static p => ProcessorFlags.Any(p.Flag)) == true;

    /// <summary>Win32_OptionalFeature.InstallState of a state: 1 enabled, 2 disabled, 3 absent, 4 unknown.</summary>
    public static uint InstallState(FeatureState state) => state switch
    {
        FeatureState.Installed or FeatureState.InstallPending or FeatureState.PartiallyInstalled => 1,
        FeatureState.Staged or FeatureState.UninstallPending => 2,
        FeatureState.Removed or FeatureState.NotPresent => 3,
        _ => 4,
    };

    /// <summary>Whether the firmware calls the computer a virtual one.</summary>
    public static bool HasVirtualModel(HostDocument document) =>
        Rows(document, "Win32_ComputerSystem")?.Rows.Any(static c => c.Text("Model").Contains("Virtual", StringComparison.OrdinalIgnoreCase)) == true;

    /// <summary>Whether Windows sees a hypervisor.</summary>
    public static bool HypervisorPresent(HostDocument document) =>
        Rows(document, "Win32_ComputerSystem")?.Rows.Any(static c => c.Flag("HypervisorPresent")) == true;

    /// <summary>Whether virtualization-based security runs.</summary>
    public static bool RunsVirtualizationBasedSecurity(HostDocument document) =>
        document.Find(CimNamespaces.DeviceGuard)?.Find("Win32_DeviceGuard")?.Rows
            .Any(static g => g.Number64("VirtualizationBasedSecurityStatus") == SecurityRuns) == true;

    private static void Keep(HostDocument document, ClassStore features, ServicingState state)
    {
        foreach (OptionalFeature feature in state.Features)
        {
            InstanceRow? row = features.Rows.FirstOrDefault(
                r => string.Equals(r.Text("Name"), feature.Name, StringComparison.OrdinalIgnoreCase));
            if (row is null)
            {
                EditRunner.Run(document, NewInstance.Of(
                    document, CimNamespaces.Cimv2, features.Definition.Name, ("Name", feature.Name),
                    ("Caption", feature.Caption.Length > 0 ? feature.Caption : feature.Name), ("InstallState", InstallState(feature.State))));
            }

            row?.SetIfDeclared("InstallState", InstallState(feature.State));
        }
    }

    private static ClassStore? Rows(HostDocument document, string className) => document.Find(CimNamespaces.Cimv2)?.Find(className);
}
