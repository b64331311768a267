using System.Globalization;

namespace NestedDsc.Cim;

/// <summary>The HRESULT that MI gives as MessageId of an error of WMI: <c>HRESULT 0x8004100e</c> (that form is unverified on Windows).</summary>
internal static class HResult
{
    public const uint AccessDenied = 0x80070005;
    public const uint WbemAccessDenied = 0x80041003;
    public const uint WbemProviderFailure = 0x80041004;
    public const uint WbemProviderLoadFailure = 0x80041013;
    public const uint WbemCallCancelled = 0x80041032;
    public const uint WbemTimedOut = 0x80043001;
    public const uint RpcServerUnavailable = 0x800706BA;

    /// <summary>Finds the number.</summary>
    /// <param name="messageId">The identifier.</param>
    /// <returns>The HRESULT, or <see langword="null"/> if there is none in it.</returns>
    public static uint? Find(string messageId)
    {
        int start = messageId.LastIndexOf("0x", StringComparison.OrdinalIgnoreCase);
        return start >= 0
            && uint.TryParse(messageId.AsSpan(start + 2).Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value)
            ? value
            : null;
    }

    /// <summary>Whether the error means that the time allowed for a call has passed.</summary>
    /// <param name="messageId">The identifier.</param>
    /// <returns><see langword="true"/> if so.</returns>
    public static bool IsTimeout(string messageId) => Find(messageId) is WbemCallCancelled or WbemTimedOut;
}
