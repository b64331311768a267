using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.Protocol;
using NestedDsc.Servicing;
using NestedDsc.Simulation;
using NestedDsc.Simulation.Faults;
using NestedDsc.Simulation.Latency;

namespace NestedDsc.Hosting.Tests;

/// <summary>Every error has an exit code that says what kind of thing went wrong.</summary>
public sealed class HostFailuresTests
{
    private static readonly CimMethodCall Call = new(CimPath.OfClass(CimNamespaces.Virtualization, "Msvm_ComputerSystem"), "RequestStateChange", []);

    public static TheoryData<CimFailureKind, ExitCode, Exception> Failures => new()
    {
        { CimFailureKind.Other, ExitCode.Failed, Server(CimErrorCode.Failed, "HRESULT 0x80041001") },
        { CimFailureKind.AccessDenied, ExitCode.AccessDenied, Server(CimErrorCode.AccessDenied) },
        { CimFailureKind.HyperVNotInstalled, ExitCode.Unavailable, Server(CimErrorCode.InvalidNamespace) },
        { CimFailureKind.HyperVNotInstalled, ExitCode.Unavailable, Server(CimErrorCode.InvalidClass) },
        { CimFailureKind.NotSupported, ExitCode.Failed, new CimException(CimErrorCode.InvalidClass, "SELECT * FROM Win32_ServerFeature", "Server text") },
        { CimFailureKind.ServiceNotRunning, ExitCode.Unavailable, Server(CimErrorCode.Failed, "HRESULT 0x800706ba") },
        { CimFailureKind.NotFound, ExitCode.NotFound, Server(CimErrorCode.NotFound) },
        { CimFailureKind.InvalidState, ExitCode.Failed, Method(32775) },
        { CimFailureKind.Busy, ExitCode.Failed, Method(32774) },
        { CimFailureKind.NotSupported, ExitCode.Failed, Method(32770) },
        { CimFailureKind.InvalidSetting, ExitCode.Failed, Method(32773) },
        { CimFailureKind.OutOfMemory, ExitCode.Failed, Method(32778) },
        { CimFailureKind.TimedOut, ExitCode.TimedOut, Method(32772) },
        { CimFailureKind.TimedOut, ExitCode.TimedOut, new CimDeadlineException("Starting it") },
        { CimFailureKind.AccessDenied, ExitCode.AccessDenied, Method(32769) },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Every_kind_of_CIM_failure_has_its_exit_code_and_says_what_to_do(CimFailureKind kind, ExitCode exitCode, Exception error)
    {
        var failure = CimFailure.From(error);
        Assert.Equal(kind, failure.Kind);

        ResourceException explained = HostFailures.Explain(error);

        Assert.Equal(exitCode, explained.ExitCode);
        Assert.Equal($"{failure.Message} {failure.Advice}".TrimEnd(), explained.Message);
        Assert.Same(error, explained.InnerException);
    }

    [Fact]
    public void A_file_that_may_not_be_read_or_written_is_denied_access_and_any_other_that_cannot_be_is_no_host()
    {
        Assert.Equal(ExitCode.AccessDenied, HostFailures.Explain(new HostFileException("host.json", "", "x", new UnauthorizedAccessException())).ExitCode);
        Assert.Equal(ExitCode.Unavailable, HostFailures.Explain(new HostFileException("host.json", "", "x", new IOException())).ExitCode);
    }

    [Fact]
    public void Every_kind_of_CIM_failure_that_an_error_can_have_is_here()
    {
        // A restart that is needed shows to callers that know of an installation, not in an error.
        Assert.Equal(
            Enum.GetValues<CimFailureKind>().Except([CimFailureKind.RestartNeeded]).Order(),
            Failures.Select(static row => row.Data.Item1).Distinct().Order());
    }

    [Fact]
    public void Errors_of_ours_keep_their_words()
    {
        Check(ExitCode.AccessDenied, new NoRightsException("Looking for it"));
        Check(ExitCode.TimedOut, new ShutdownTimeoutException("VM 'vm'", TimeSpan.FromSeconds(5)));
        Check(ExitCode.Failed, new MachineStateException("It is gone."));
        Check(ExitCode.Unavailable, new HostFileException("host.json", "$.x", "is damaged"));
        Check(ExitCode.InvalidArguments, new FaultFormatException("x", "unknown"));
        Check(ExitCode.InvalidArguments, new LatencyFormatException("x", "unknown"));
        Check(ExitCode.Failed, new InvalidOperationException("A mistake of ours."));

        static void Check(ExitCode exitCode, Exception error)
        {
            ResourceException explained = HostFailures.Explain(error);
            Assert.Equal((exitCode, error.Message), (explained.ExitCode, explained.Message));
        }
    }

    [Theory]
    [InlineData(ServicingErrorKind.NotElevated, ExitCode.AccessDenied)]
    [InlineData(ServicingErrorKind.PrerequisiteMissing, ExitCode.Blocked)]
    [InlineData(ServicingErrorKind.TimedOut, ExitCode.TimedOut)]
    [InlineData(ServicingErrorKind.Failed, ExitCode.Failed)]
    [InlineData(ServicingErrorKind.NotRegistered, ExitCode.Failed)]
    [InlineData(ServicingErrorKind.SourceMissing, ExitCode.Failed)]
    [InlineData(ServicingErrorKind.Busy, ExitCode.Failed)]
    [InlineData(ServicingErrorKind.ConnectionLost, ExitCode.Failed)]
    public void Failures_of_servicing_keep_their_words_and_have_exit_codes(ServicingErrorKind kind, ExitCode exitCode)
    {
        var error = new ServicingException(kind, 0x800F081F, "Enabling it failed. Do that.");

        ResourceException explained = HostFailures.Explain(error);

        Assert.Equal((exitCode, error.Message), (explained.ExitCode, explained.Message));
    }

    [Fact]
    public void What_is_explained_already_stays_as_it_is()
    {
        var known = new ResourceException(ExitCode.Blocked, "Blocked.");

        Assert.Same(known, HostFailures.Explain(known));
    }

    private static CimException Server(CimErrorCode code, string id = "") => new(code, "SELECT * FROM Msvm_ComputerSystem", "Server text", id);

    private static CimMethodException Method(uint code) => new("Starting it", Call, code);
}
