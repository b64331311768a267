namespace NestedDsc.Cim;

/// <summary>A failure as a user is told of it.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Message">What failed, on which object and why; one or more sentences.</param>
/// <param name="Advice">What to do about it; one or more sentences.</param>
public sealed record CimFailure(CimFailureKind Kind, string Message, string Advice)
{
    /// <summary>Message and advice as one text.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Message} {Advice}".TrimEnd();

    /// <summary>Explains an exception of this layer. It looks at codes only: texts are in the language of the host.</summary>
    /// <param name="exception">The exception; one that is not of this layer gives the kind <see cref="CimFailureKind.Other"/>.</param>
    /// <returns>The explanation.</returns>
    public static CimFailure From(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception switch
        {
            CimMethodException method => MethodFailures.Explain(method),
            CimException server => ServerFailures.Explain(server),
            CimDeadlineException late => new(CimFailureKind.TimedOut, late.Message, FailureAdvice.Slow),
            _ => new(CimFailureKind.Other, FailureText.Sentence(exception.Message), ""),
        };
    }

    /// <summary>
    /// Explains that the query for Hyper-V's management service was empty: without rights it answers so, instead of with an error.
    /// </summary>
    /// <param name="action">What was attempted, as the beginning of a sentence, such as <c>Reading the virtual machine 'A'</c>.</param>
    /// <returns>The explanation.</returns>
    public static CimFailure NoRights(string action) => new(
        CimFailureKind.AccessDenied,
        $"{action} failed: Hyper-V shows nothing to this account, because it is not elevated or has no rights on Hyper-V.",
        FailureAdvice.Elevate + " If the account has the rights, check that the service 'vmms' runs.");

    /// <summary>Explains that the Hyper-V role waits for a restart of Windows.</summary>
    /// <param name="action">What was attempted, as the beginning of a sentence.</param>
    /// <returns>The explanation.</returns>
    public static CimFailure AwaitsRestart(string action) => new(
        CimFailureKind.RestartNeeded, $"{action} failed: Hyper-V was installed, but Windows has not been restarted since.", "Restart Windows, then try again.");

    /// <summary>Explains that Hyper-V's management service does not run.</summary>
    /// <param name="action">What was attempted, as the beginning of a sentence.</param>
    /// <returns>The explanation.</returns>
    public static CimFailure ServiceStopped(string action) => new(
        CimFailureKind.ServiceNotRunning, $"{action} failed: the Hyper-V Virtual Machine Management service (vmms) does not run.", FailureAdvice.StartVmms);
}
