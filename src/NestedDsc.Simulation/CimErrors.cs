using System.Globalization;
using NestedDsc.Cim;

namespace NestedDsc.Simulation;

/// <summary>Makes the errors that WMI answers, with the HRESULT that belongs to each kind (WMI SDK, "WMI Error Constants").</summary>
internal static class CimErrors
{
    private const string WindowsError = "Windows System Error ";

    public static CimException Make(CimErrorCode code, string operation, string message) =>
        new(code, operation, message, "HRESULT 0x" + HResult(code));

    /// <summary>An error of Windows itself, which the networking providers pass on by its number.</summary>
    public static CimException Windows(CimErrorCode code, uint error, string operation, string message) =>
        new(code, operation, message, $"{WindowsError}{error}");

    /// <summary>The number of an error of Windows itself.</summary>
    public static uint NumberOf(CimException error) =>
        uint.Parse(error.MessageId.AsSpan(WindowsError.Length), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The virtual machine management service does not run (code and HRESULT unverified on Windows).</summary>
    public static CimException ServiceStopped(string operation) =>
        new(CimErrorCode.Failed, operation, "The RPC server is unavailable.", "HRESULT 0x800706ba");

    /// <summary>A path does not give the keys of its class: WBEM_E_INVALID_OBJECT_PATH.</summary>
    public static CimException BadPath(string operation, CimPath path) =>
        new(CimErrorCode.InvalidParameter, operation, $"Invalid object path: {path}", "HRESULT 0x8004103a");

    private static string HResult(CimErrorCode code) => code switch
    {
        CimErrorCode.AccessDenied => "80041003",
        CimErrorCode.InvalidNamespace => "8004100e",
        CimErrorCode.InvalidParameter => "80041008",
        CimErrorCode.InvalidClass => "80041010",
        CimErrorCode.NotFound => "80041002",
        CimErrorCode.NotSupported => "8004100c",
        CimErrorCode.AlreadyExists => "80041019",
        CimErrorCode.NoSuchProperty => "80041031",
        CimErrorCode.TypeMismatch => "80041005",
        CimErrorCode.InvalidQuery => "80041017",
        CimErrorCode.MethodNotFound => "80041055",
        CimErrorCode.TimedOut => "80043001",
        _ => "80041001",
    };
}
