using Mmi = Microsoft.Management.Infrastructure;

namespace NestedDsc.Cim.Mi;

/// <summary>Errors of MMI in our terms.</summary>
internal static class MiErrors
{
    private const int MethodNotAvailable = 16;

    /// <summary>Runs a call of MMI.</summary>
    /// <exception cref="CimException">MMI threw its own exception.</exception>
    public static T Translate<T>(string operation, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Mmi.CimException error)
        {
            using (error)
            {
                string messageId = error.MessageId ?? "";
                throw new CimException(CodeOf((int)error.NativeErrorCode, messageId), operation, error.Message, messageId, error);
            }
        }
    }

    /// <summary>The kind of an error.</summary>
    /// <param name="nativeCode">MI_Result.</param>
    /// <param name="messageId">The MessageId of the error object; the time-outs' HRESULTs are unverified on Windows.</param>
    /// <returns>The kind.</returns>
    public static CimErrorCode CodeOf(int nativeCode, string messageId) =>
        HResult.IsTimeout(messageId) ? CimErrorCode.TimedOut
        : nativeCode == MethodNotAvailable ? CimErrorCode.MethodNotFound
        : (CimErrorCode)nativeCode;
}
