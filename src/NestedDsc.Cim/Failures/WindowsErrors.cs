using System.Globalization;

namespace NestedDsc.Cim;

/// <summary>
/// Errors of Windows itself (System Error Codes, Win32 documentation), which networking providers give by their number: as MessageId
/// <c>Windows System Error 87</c> or as a method's return value. They are not the return codes of Hyper-V's methods.
/// </summary>
public static class WindowsErrors
{
    /// <summary>ERROR_NOT_FOUND.</summary>
    public const uint NotFound = 1168;

    private const uint AccessDenied = 5;
    private const uint NotSupported = 50;
    private const uint InvalidParameter = 87;
    private const uint ObjectAlreadyExists = 5010;
    private const string MessageId = "Windows System Error ";

    /// <summary>Makes of a return value the same error as the provider would have raised.</summary>
    /// <param name="error">The method's failure; its return value is a Windows error.</param>
    /// <returns>The error.</returns>
    public static CimException From(CimMethodException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        CimErrorCode code = error.ReturnValue switch
        {
            AccessDenied => CimErrorCode.AccessDenied,
            NotSupported => CimErrorCode.NotSupported,
            InvalidParameter => CimErrorCode.InvalidParameter,
            NotFound => CimErrorCode.NotFound,
            ObjectAlreadyExists => CimErrorCode.AlreadyExists,
            _ => CimErrorCode.Failed,
        };
        string id = string.Create(CultureInfo.InvariantCulture, $"{MessageId}{error.ReturnValue}");
        return new CimException(code, $"{error.Action} ({error.Target.ClassName}.{error.Method})", $"{error.Method} returned {error.ReturnValue}", id, error);
    }

    /// <summary>The number in an error that a provider raised.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The number, or <see langword="null"/> if it is another kind of error.</returns>
    public static uint? NumberOf(CimException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.MessageId.StartsWith(MessageId, StringComparison.OrdinalIgnoreCase)
            && uint.TryParse(error.MessageId.AsSpan(MessageId.Length), NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
                ? number
                : null;
    }
}
