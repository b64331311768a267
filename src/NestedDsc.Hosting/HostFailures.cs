using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.Protocol;
using NestedDsc.Servicing;
using NestedDsc.Simulation;
using NestedDsc.Simulation.Faults;
using NestedDsc.Simulation.Latency;

namespace NestedDsc.Hosting;

/// <summary>Gives every error of the layers below its exit code.</summary>
public static class HostFailures
{
    /// <summary>Explains an error.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Exit code and message.</returns>
    public static ResourceException Explain(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error switch
        {
            ResourceException known => known,
            ShutdownTimeoutException => new ResourceException(ExitCode.TimedOut, error.Message, error),
            NoRightsException => new ResourceException(ExitCode.AccessDenied, error.Message, error),
            FaultFormatException or LatencyFormatException => new ResourceException(ExitCode.InvalidArguments, error.Message, error),
            HostFileException { InnerException: UnauthorizedAccessException } => new ResourceException(ExitCode.AccessDenied, error.Message, error),
            HostFileException => new ResourceException(ExitCode.Unavailable, error.Message, error),
            ServicingException servicing => new ResourceException(CodeOf(servicing.Kind), error.Message, error),
            CimException or CimMethodException or CimDeadlineException => FromCim(error),
            _ => new ResourceException(ExitCode.Failed, error.Message, error),
        };
    }

    private static ExitCode CodeOf(ServicingErrorKind kind) => kind switch
    {
        ServicingErrorKind.NotElevated => ExitCode.AccessDenied,
        ServicingErrorKind.PrerequisiteMissing => ExitCode.Blocked,
        ServicingErrorKind.TimedOut => ExitCode.TimedOut,
        _ => ExitCode.Failed,
    };

    private static ResourceException FromCim(Exception error)
    {
        var failure = CimFailure.From(error);
        ExitCode code = failure.Kind switch
        {
            CimFailureKind.AccessDenied => ExitCode.AccessDenied,
            CimFailureKind.HyperVNotInstalled or CimFailureKind.RestartNeeded or CimFailureKind.ServiceNotRunning => ExitCode.Unavailable,
            CimFailureKind.NotFound => ExitCode.NotFound,
            CimFailureKind.TimedOut => ExitCode.TimedOut,
            _ => ExitCode.Failed,
        };
        return new ResourceException(code, failure.ToString(), error);
    }
}
