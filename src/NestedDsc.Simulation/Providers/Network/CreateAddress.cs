using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>
/// MSFT_NetIPAddress.Create (win32 docs): a static method that gives an adapter an address, at once. Its errors are CIM errors, not
/// return codes. An address that exists is error 5010, general failure (reported for New-NetIPAddress: WgServerforWindows, issue
/// 160); the other errors are unverified on Windows. There are two rows of a new address (see <see cref="NewAddress"/>); that only the
/// persistent store can't be asked for is known of routes. Routes are not simulated.
/// </summary>
internal sealed class CreateAddress : IMethod
{
    private const uint InvalidParameter = 87;
    private const uint ElementNotFound = 1168;
    private const uint ObjectExists = 5010;
    private const string ActiveStore = "ActiveStore";

    private static readonly MethodParameter[] Declared =
    [
        new("InterfaceIndex", CimType.UInt32, IsRequired: false),
        new("InterfaceAlias", CimType.String, IsRequired: false),
        new("IPAddress", CimType.String),
        new("AddressFamily", CimType.UInt16, IsRequired: false),
        new("PrefixLength", CimType.UInt8, IsRequired: false),
        new("Type", CimType.UInt8, IsRequired: false),
        new("PrefixOrigin", CimType.UInt16, IsRequired: false),
        new("SuffixOrigin", CimType.UInt16, IsRequired: false),
        new("AddressState", CimType.UInt16, IsRequired: false),
        new("ValidLifetime", CimType.DateTime, IsRequired: false),
        new("PreferredLifetime", CimType.DateTime, IsRequired: false),
        new("SkipAsSource", CimType.Boolean, IsRequired: false),
        new("DefaultGateway", CimType.String, IsRequired: false),
        new("PolicyStore", CimType.String, IsRequired: false),
        new("PassThru", CimType.Boolean, IsRequired: false),
    ];

    public string ClassName => HostAdapters.AddressClass;

    public string Name => "Create";

    public bool IsStatic => true;

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        try
        {
            return Create(context);
        }
        catch (CimException refused) when (context.Host.Settings.Variants.CreateAddressFailure == CreateFailure.ReturnValue)
        {
            return new MethodAnswer(CimErrors.NumberOf(refused), []);
        }
    }

    private static MethodAnswer Create(MethodContext context)
    {
        HostDocument document = context.Host.Document;
        string operation = $"{HostAdapters.AddressClass}.Create";
        IPAddress address = Address(context) ?? throw Refused(operation);
        byte longest = (byte)(address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
        byte prefixLength = context.Value("PrefixLength") as byte? ?? longest;
        if (prefixLength > longest || context.Number("Type") is not (null or 1 or 2)
            || context.Text("PolicyStore") is not (null or "" or ActiveStore))
        {
            throw Refused(operation);
        }

        InstanceRow adapter = Adapter(context, document)
            ?? throw NotFound(operation);
        string readiness = Readiness((uint)adapter.Number64("InterfaceIndex"));
        if (context.Host.Operations.Active.Any(o => string.Equals(o.VmId, readiness, StringComparison.Ordinal)))
        {
            throw NotFound(operation);
        }

        if (HostAdapters.Addresses(document).Any(a => IPAddress.TryParse(a.Text("IPAddress"), out IPAddress? other) && other.Equals(address)))
        {
            throw CimErrors.Windows(CimErrorCode.Failed, ObjectExists, operation, "The object already exists.");
        }

        IReadOnlyList<Edit> rows = NewAddress.Set(
            document, adapter.Text("Name"), (uint)adapter.Number64("InterfaceIndex"), address, prefixLength,
            isPersistent: context.Host.Settings.Variants.AddressRows == AddressRows.Two && context.Text("PolicyStore") is not ActiveStore);
        return context.Do(new OperationRequest
        {
            Method = operation,
            VmId = adapter.Text("DeviceID"),
            IsSynchronous = true,
            OnSuccess =
            [
                .. HostAdapters.AddressesOf(document, adapter).Where(NewAddress.IsLinkLocal).Select(static a => Edit.Remove(a.Path)),
                .. rows,
            ],
            FollowUps = rows is [var active, ..] ? [new FollowUp($"{HostAdapters.AddressClass}:{address}", 1, 1, active.Target, [NewAddress.Prefer(active)])] : [],
        }) with { Out = [] };
    }

    /// <summary>The address; <see langword="null"/> if it is none, or of the other family.</summary>
    private static IPAddress? Address(MethodContext context)
    {
        string text = context.Text("IPAddress")!;
        if (!IPAddress.TryParse(text, out IPAddress? address))
        {
            return null;
        }

        bool isIPv4 = address.AddressFamily == AddressFamily.InterNetwork;
        bool isWritten = !isIPv4 || string.Equals(address.ToString(), text, StringComparison.Ordinal);
        ulong family = isIPv4 ? NewAddress.IPv4 : NewAddress.IPv6;
        return isWritten && (context.Number("AddressFamily") ?? family) == family ? address : null;
    }

    private static InstanceRow? Adapter(MethodContext context, HostDocument document) => HostAdapters.All(document).FirstOrDefault(
        a => context.Number("InterfaceIndex") is { } index
            ? a.Number64("InterfaceIndex") == index
            : string.Equals(a.Text("Name"), context.Text("InterfaceAlias"), StringComparison.OrdinalIgnoreCase));

    /// <summary>Names what must come about before an interface takes addresses.</summary>
    /// <param name="index">Index of the interface.</param>
    public static string Readiness(uint index) => string.Create(CultureInfo.InvariantCulture, $"ready:{index}");

    private static CimException NotFound(string operation) =>
        CimErrors.Windows(CimErrorCode.NotFound, ElementNotFound, operation, "Element not found.");

    private static CimException Refused(string operation) =>
        CimErrors.Windows(CimErrorCode.InvalidParameter, InvalidParameter, operation, "The parameter is incorrect.");
}
