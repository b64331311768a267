namespace NestedDsc.Cim;

/// <summary>Explains errors of the CIM server.</summary>
internal static class ServerFailures
{
    /// <summary>Explains an error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>The explanation.</returns>
    public static CimFailure Explain(CimException error)
    {
        CimFailureKind kind = KindOf(error);
        return new CimFailure(kind, MessageFor(kind, error), AdviceFor(kind, error));
    }

    // The operation is text of our own, so it may be looked at; the message may not.
    private static bool IsHyperV(CimException error) =>
        error.Operation.Contains("Msvm_", StringComparison.OrdinalIgnoreCase)
        || error.Operation.Contains(CimNamespaces.Virtualization, StringComparison.OrdinalIgnoreCase);

    // The NAT classes come with Hyper-V or with containers.
    private static bool NeedsHyperV(CimException error) =>
        IsHyperV(error) || error.Operation.Contains("MSFT_NetNat", StringComparison.OrdinalIgnoreCase);

    private static CimFailureKind KindOf(CimException error) => error.Code switch
    {
        CimErrorCode.AccessDenied => CimFailureKind.AccessDenied,
        CimErrorCode.InvalidNamespace or CimErrorCode.InvalidClass =>
            NeedsHyperV(error) ? CimFailureKind.HyperVNotInstalled : CimFailureKind.NotSupported,
        CimErrorCode.NotFound => CimFailureKind.NotFound,
        CimErrorCode.NotSupported or CimErrorCode.NoSuchProperty or CimErrorCode.MethodNotFound => CimFailureKind.NotSupported,
        CimErrorCode.InvalidParameter or CimErrorCode.TypeMismatch or CimErrorCode.AlreadyExists => CimFailureKind.InvalidSetting,
        CimErrorCode.TimedOut => CimFailureKind.TimedOut,
        _ => HResult.Find(error.MessageId) switch
        {
            HResult.AccessDenied or HResult.WbemAccessDenied => CimFailureKind.AccessDenied,
            HResult.RpcServerUnavailable or HResult.WbemProviderFailure or HResult.WbemProviderLoadFailure => CimFailureKind.ServiceNotRunning,
            HResult.WbemCallCancelled or HResult.WbemTimedOut => CimFailureKind.TimedOut,
            _ => CimFailureKind.Other,
        },
    };

    private static string MessageFor(CimFailureKind kind, CimException error)
    {
        string cause = kind switch
        {
            CimFailureKind.AccessDenied => "access was denied.",
            CimFailureKind.HyperVNotInstalled when error.Code == CimErrorCode.InvalidNamespace => "Hyper-V is not available on this computer.",
            CimFailureKind.HyperVNotInstalled => "Hyper-V is not available on this computer; its role was removed, or never installed.",
            CimFailureKind.NotSupported when error.Code is CimErrorCode.InvalidNamespace or CimErrorCode.InvalidClass =>
                "this edition or version of Windows does not have the class.",
            CimFailureKind.ServiceNotRunning when IsHyperV(error) =>
                "the Hyper-V Virtual Machine Management service (vmms) does not answer; it is stopped or restarting.",
            CimFailureKind.NotFound => "the object does not exist, or was removed meanwhile.",
            CimFailureKind.TimedOut => "Windows did not answer in the time allowed.",
            _ => "Windows reported an error.",
        };
        string id = error.MessageId.Length > 0 ? $", {error.MessageId}" : "";
        // A statement that is refused itself has to be seen whole; of others the class says enough to a user.
        string operation = error.Code == CimErrorCode.InvalidQuery ? error.Operation : FailureText.Operation(error.Operation);
        return $"{operation} failed: {cause} ({error.Code}{id}: {FailureText.Sentence(error.Message)})";
    }

    private static string AdviceFor(CimFailureKind kind, CimException error) => kind switch
    {
        CimFailureKind.AccessDenied => FailureAdvice.Elevate,
        CimFailureKind.HyperVNotInstalled => FailureAdvice.InstallHyperV,
        CimFailureKind.ServiceNotRunning => IsHyperV(error) ? FailureAdvice.StartVmms : FailureAdvice.StartWinmgmt,
        CimFailureKind.NotFound => "Check that the object still exists, then try again.",
        CimFailureKind.NotSupported => FailureAdvice.UpgradeVersion,
        CimFailureKind.InvalidSetting => FailureAdvice.CheckSetting,
        CimFailureKind.TimedOut => FailureAdvice.Slow,
        _ when WindowsErrors.NumberOf(error) is { } number => FailureAdvice.ExplainNumber(number),
        _ => IsHyperV(error) ? FailureAdvice.SeeEventLog : FailureAdvice.StartWinmgmt,
    };
}
