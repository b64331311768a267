namespace NestedDsc.Cim;

/// <summary>Explains errors of methods and their jobs.</summary>
internal static class MethodFailures
{
    /// <summary>Explains an error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The explanation.</returns>
    public static CimFailure Explain(CimMethodException error)
    {
        (CimFailureKind kind, string advice) = error.Code switch
        {
            ReturnCodes.AccessDenied => (CimFailureKind.AccessDenied, FailureAdvice.Elevate),
            1 or ReturnCodes.NotSupported => (CimFailureKind.NotSupported, FailureAdvice.UpgradeVersion),
            3 or ReturnCodes.Timeout => (CimFailureKind.TimedOut, FailureAdvice.Slow),
            4 or 6 or ReturnCodes.InvalidParameter or 32776 => (CimFailureKind.InvalidSetting, FailureAdvice.CheckSetting),
            5 or 4097 or ReturnCodes.InvalidState => (CimFailureKind.InvalidState, FailureAdvice.PutIntoState),
            ReturnCodes.Busy or ReturnCodes.SystemInUse => (CimFailureKind.Busy, FailureAdvice.WaitForOther),
            ReturnCodes.OutOfMemory => (CimFailureKind.OutOfMemory, FailureAdvice.FreeMemory),
            32777 or 32779 => (CimFailureKind.NotFound, FailureAdvice.SeeEventLog),
            32780 => (CimFailureKind.InvalidState, "Wait until the guest has started, then try again."),
            32781 => (CimFailureKind.InvalidState, "Sign out the user in the guest, or allow the machine to be turned off."),
            32782 => (CimFailureKind.Busy, "Wait until the guest has shut down, then try again."),
            32788 => (CimFailureKind.Other, FailureAdvice.FreeMemory + " Check that the hypervisor is running. " + FailureAdvice.SeeEventLog),
            _ => (CimFailureKind.Other, FailureAdvice.SeeEventLog),
        };
        return new CimFailure(kind, FailureText.Sentence(error.Message), advice);
    }
}
