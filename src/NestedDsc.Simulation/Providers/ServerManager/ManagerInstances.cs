using NestedDsc.Cim;
using NestedDsc.Simulation.OptionalFeatures;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>
/// The instances that Server Manager's methods take and give as values (mswmi, "servermanager"; types and classes: microsoft/wmi,
/// generated from the schemas of Server 2019 and 23H2).
/// </summary>
internal static class ManagerInstances
{
    private const byte InProgress = 0;
    private const byte Completed = 1;
    private const byte Failed = 2;

    /// <summary>Reads a request's GUID: its first eight bytes as one number, the others as another.</summary>
    /// <exception cref="CimException">It is of another class, or lacks a half.</exception>
    public static string Id(MethodContext context, string operation)
    {
        if (context.Value("RequestGuid") is not CimObject guid || guid.Number("HighHalf") is not { } high || guid.Number("LowHalf") is not { } low
            || !string.Equals(guid.ClassName, "MSFT_ServerManagerRequestGuid", StringComparison.OrdinalIgnoreCase))
        {
            throw CimErrors.Make(CimErrorCode.InvalidParameter, operation, "RequestGuid is no MSFT_ServerManagerRequestGuid");
        }

        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes, high);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], low);
        return new Guid(bytes).ToString("D");
    }

    /// <summary>State of an enumeration.</summary>
    public static CimProperty Enumeration(bool hasEnded) => State("EnumerationState", hasEnded ? Completed : InProgress, false, hasEnded ? 1U : 0U, 1, null);

    /// <summary>State of a request to add or remove components.</summary>
    public static CimProperty AlterationState(Alteration alteration)
    {
        bool hasEnded = alteration.PollsLeft == 0;
        bool hasFailed = hasEnded && alteration.ErrorId.Length > 0;
        return State(
            "AlterationState", !hasEnded ? InProgress : hasFailed ? Failed : Completed, hasEnded && alteration.RestartRequired,
            alteration.PollsLeft < 0 ? 0U : (uint)Math.Max(0, alteration.PollsTotal - alteration.PollsLeft), (uint)alteration.PollsTotal,
            hasFailed ? Error(alteration) : null);
    }

    /// <summary>Components as the values of a parameter.</summary>
    public static CimProperty Components(IEnumerable<ServerComponent> components, ServicingState state) => new(
        "ServerComponents", CimType.Instance, components.Select(c => Component(c, state)).ToArray(), IsArray: true);

    private static CimObject Component(ServerComponent component, ServicingState state) => new("MSFT_ServerManagerServerComponent",
    [
        CimProperty.OfString("UniqueName", component.UniqueName),
        new("NumericId", CimType.SInt32, component.NumericId),
        new("MajorVersion", CimType.SInt32, 10),
        new("MinorVersion", CimType.SInt32, 0),
        CimProperty.OfString("DisplayName", component.DisplayName),
        new("FeatureType", CimType.UInt8, component.IsRole ? (byte)0 : (byte)2),
        new("Installed", CimType.UInt8, ComponentCatalog.IsInstalled(state, component) ? (byte)1 : (byte)0),
        CimProperty.OfString("ParentName", component.ParentName),
        CimProperty.OfStrings("SubFeatures", [.. ComponentCatalog.Below(state, component).Select(static c => c.UniqueName)]),
        new("OptionalCompanions", CimType.Instance, component.Companions.Select(Companion).ToArray(), IsArray: true),
        new("SystemServices", CimType.Instance, component.Services.Select(Service).ToArray(), IsArray: true),
        new("ConfigurationStatus", CimType.UInt8, (byte)0),
        CimProperty.OfStrings("Deploys", [.. ComponentCatalog.FeaturesOf(state, component)]),
        new("Descriptor", CimType.Instance, Descriptor(component)),
    ]);

    private static CimObject Companion(string name) => new("MSFT_OptionalCompanion",
    [
        CimProperty.OfString("CompanionComponentName", name),
        new("CompanionType", CimType.UInt8, (byte)0),
        CimProperty.OfBoolean("PrerequisiteEnabled", false),
    ]);

    private static CimObject Service(string name) => new("MSFT_ServiceToMonitor",
    [
        CimProperty.OfString("Name", name),
        CimProperty.OfBoolean("DefaultMonitoring", true),
    ]);

    private static CimObject Descriptor(ServerComponent component) => new(component.DescriptorClass, component.UniqueName is not ComponentCatalog.HyperV ? [] :
    [
        new("VirtualSwitchNetworkAdapters", CimType.String, null, IsArray: true),
        CimProperty.OfString("DefaultVirtualMachinePath", null),
        CimProperty.OfString("DefaultVirtualHardDiskPath", null),
        CimProperty.OfBoolean("EnableVirtualMachineMigration", null),
        CimProperty.OfString("VirtualMachineMigrationAuthenticationType", null),
    ]);

    private static CimProperty State(string name, byte state, bool restartRequired, uint ticks, uint total, CimObject? error) => new(
        name, CimType.Instance, new CimObject("MSFT_ServerManagerRequestState",
        [
            new("RequestState", CimType.UInt8, state),
            CimProperty.OfBoolean("RestartRequired", restartRequired),
            new("ProgressTicks", CimType.UInt32, ticks),
            new("TotalTicks", CimType.UInt32, total),
            CimProperty.OfStrings("Warnings"),
            new("Error", CimType.Instance, error),
        ]));

    private static CimObject Error(Alteration alteration) => new("MSFT_ServerManagerDeploymentError",
    [
        new("ErrorCategory", CimType.UInt8, (byte)0),
        CimProperty.OfString("ErrorId", alteration.ErrorId),
        CimProperty.OfString("ErrorMessage", alteration.ErrorMessage),
    ]);
}
