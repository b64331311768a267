using NestedDsc.Cim;
using NestedDsc.Servicing;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

/// <summary>Calls of servicing that the tests make, in short.</summary>
internal static class Features
{
    public const string HyperV = "Microsoft-Hyper-V";
    public const string Online = "Microsoft-Hyper-V-Online";
    public const string Tools = "RSAT-Hyper-V-Tools-Feature";
    public const string PowerShell = "Microsoft-Hyper-V-Management-PowerShell";
    public const string Containers = "Containers";

    private static readonly string[] Flags =
        ["VMMonitorModeExtensions", "VirtualizationFirmwareEnabled", "SecondLevelAddressTranslationExtensions"];

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);

    public static ServicingResult Enable(this SimulatedSession session, params string[] features) =>
        session.Servicing.Enable(new EnableRequest(features, [], LimitAccess: false, Timeout), new ProgressList());

    public static ServicingResult Disable(this SimulatedSession session, params string[] features) =>
        session.Servicing.Disable(new DisableRequest(features, Timeout), new ProgressList());

    public static FeatureState? StateOf(this SimulatedSession session, string feature) => session.Servicing.ReadStates([feature])[0];

    public static ulong? InstallState(this SimulatedSession session, string feature) =>
        session.Rows($"SELECT InstallState FROM Win32_OptionalFeature WHERE Name='{feature}'", CimNamespaces.Cimv2)[0].Number("InstallState");

    public static bool HasService(this SimulatedSession session) =>
        session.Rows("SELECT Name FROM Win32_Service WHERE Name='vmms'", CimNamespaces.Cimv2).Count > 0;

    public static bool HypervisorPresent(this SimulatedSession session) =>
        session.Rows("SELECT HypervisorPresent FROM Win32_ComputerSystem", CimNamespaces.Cimv2)[0].Flag("HypervisorPresent") == true;

    /// <summary>Whether the processor shows all that a hypervisor needs.</summary>
    public static bool ShowsExtensions(this SimulatedSession session)
    {
        CimObject processor = session.Rows("SELECT * FROM Win32_Processor", CimNamespaces.Cimv2)[0];
        bool[] flags = [.. Flags.Select(n => processor.Flag(n) == true)];
        Assert.True(flags.Distinct().Count() == 1);
        return flags[0];
    }

    /// <summary>The error with which Hyper-V's namespace refuses; none if it is there.</summary>
    public static CimErrorCode? HyperVError(this SimulatedSession session) => ErrorOf(() => session.Rows($"SELECT * FROM {Caller.Service}"));

    /// <summary>The error with which the class of NATs refuses; none if it is there.</summary>
    public static CimErrorCode? NatError(this SimulatedSession session) =>
        ErrorOf(() => session.Rows("SELECT * FROM MSFT_NetNat", CimNamespaces.StandardCimv2));

    private static CimErrorCode? ErrorOf(Action call)
    {
        try
        {
            call();
            return null;
        }
        catch (CimException e)
        {
            return e.Code;
        }
    }
}
