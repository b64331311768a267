namespace NestedDsc.Cim.Tests;

public sealed class CimFailureTests
{
    private const string HyperVQuery = "The query SELECT * FROM Msvm_ComputerSystem";

    [Theory]
    [InlineData(CimErrorCode.AccessDenied, "", CimFailureKind.AccessDenied)]
    [InlineData(CimErrorCode.InvalidNamespace, "", CimFailureKind.HyperVNotInstalled)]
    [InlineData(CimErrorCode.InvalidClass, "", CimFailureKind.HyperVNotInstalled)]
    [InlineData(CimErrorCode.NotFound, "", CimFailureKind.NotFound)]
    [InlineData(CimErrorCode.NotSupported, "", CimFailureKind.NotSupported)]
    [InlineData(CimErrorCode.NoSuchProperty, "", CimFailureKind.NotSupported)]
    [InlineData(CimErrorCode.MethodNotFound, "", CimFailureKind.NotSupported)]
    [InlineData(CimErrorCode.InvalidParameter, "", CimFailureKind.InvalidSetting)]
    [InlineData(CimErrorCode.TypeMismatch, "", CimFailureKind.InvalidSetting)]
    [InlineData(CimErrorCode.AlreadyExists, "", CimFailureKind.InvalidSetting)]
    [InlineData(CimErrorCode.TimedOut, "", CimFailureKind.TimedOut)]
    [InlineData(CimErrorCode.InvalidQuery, "", CimFailureKind.Other)]
    [InlineData(CimErrorCode.Failed, "", CimFailureKind.Other)]
    [InlineData(CimErrorCode.Failed, "HRESULT 0x80041001", CimFailureKind.Other)]
    [InlineData(CimErrorCode.Failed, "HRESULT 0xnonsense", CimFailureKind.Other)]
    [InlineData(CimErrorCode.Failed, "HRESULT 0x800706ba", CimFailureKind.ServiceNotRunning)]
    [InlineData(CimErrorCode.Failed, "HRESULT 0x80041004", CimFailureKind.ServiceNotRunning)]
    [InlineData(CimErrorCode.Failed, "HRESULT 0x80041013", CimFailureKind.ServiceNotRunning)]
    [InlineData(CimErrorCode.Failed, "HRESULT 0x80070005", CimFailureKind.AccessDenied)]
    [InlineData(CimErrorCode.Failed, "HRESULT 0x80041003", CimFailureKind.AccessDenied)]
    [InlineData(CimErrorCode.Failed, "HRESULT 0x80041032", CimFailureKind.TimedOut)]
    [InlineData(CimErrorCode.Failed, "0X80043001", CimFailureKind.TimedOut)]
    public void An_error_of_the_server_is_explained_by_its_codes(CimErrorCode code, string messageId, CimFailureKind kind)
    {
        CimFailure failure = CimFailure.From(new CimException(code, HyperVQuery, "Zugriff\r\nverweigert ", messageId));

        Assert.Equal(kind, failure.Kind);
        string attempted = code == CimErrorCode.InvalidQuery ? HyperVQuery : "Reading Msvm_ComputerSystem";
        Assert.StartsWith(attempted + " failed: ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Zugriff verweigert.)", failure.Message, StringComparison.Ordinal);
        Assert.Contains(messageId, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.Advice);
    }

    [Fact]
    public void A_statement_that_is_refused_itself_is_shown_whole() =>
        Assert.StartsWith(HyperVQuery + " failed: ", From(CimErrorCode.InvalidQuery, HyperVQuery).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("Reading Msvm_X.Name=\"a\"", "Reading Msvm_X.Name=\"a\" failed")]
    [InlineData("SELECT A FROM Msvm_X WHERE B='c FROM d'", "Reading Msvm_X failed")]
    [InlineData("instances associated by Msvm_Y with Msvm_X.A=\"b\"", "Reading Msvm_Y failed")]
    [InlineData("The query Msvm_Z associated by Msvm_Y with Msvm_X.A=\" SELECT A FROM B\" in root", "Reading Msvm_Z failed")]
    public void What_was_attempted_is_named_in_a_few_words(string operation, string beginning) =>
        Assert.StartsWith(beginning, From(CimErrorCode.NotFound, operation).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_namespace_may_mean_a_restart() =>
        Assert.Contains("restart", From(CimErrorCode.InvalidNamespace, $@"The query SELECT * FROM X in {CimNamespaces.Virtualization}").Advice, StringComparison.Ordinal);

    [Fact]
    public void A_missing_class_of_windows_is_not_about_hyper_v()
    {
        CimFailure failure = From(CimErrorCode.InvalidClass, "The query SELECT * FROM Win32_ServerFeature");

        Assert.Equal(CimFailureKind.NotSupported, failure.Kind);
        Assert.Contains("edition or version", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nat_classes_come_with_hyper_v() =>
        Assert.Equal(CimFailureKind.HyperVNotInstalled, From(CimErrorCode.InvalidClass, "The query SELECT * FROM MSFT_NetNat").Kind);

    [Fact]
    public void A_stopped_service_is_named_by_whose_class_it_was()
    {
        Assert.Contains("vmms", From(CimErrorCode.Failed, HyperVQuery, "HRESULT 0x800706ba").Advice, StringComparison.Ordinal);
        Assert.Contains("winmgmt", From(CimErrorCode.Failed, "Reading Win32_X", "HRESULT 0x800706ba").Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, CimFailureKind.NotSupported)]
    [InlineData(2, CimFailureKind.Other)]
    [InlineData(3, CimFailureKind.TimedOut)]
    [InlineData(4, CimFailureKind.InvalidSetting)]
    [InlineData(5, CimFailureKind.InvalidState)]
    [InlineData(6, CimFailureKind.InvalidSetting)]
    [InlineData(4097, CimFailureKind.InvalidState)]
    [InlineData(4099, CimFailureKind.Busy)]
    [InlineData(32768, CimFailureKind.Other)]
    [InlineData(32769, CimFailureKind.AccessDenied)]
    [InlineData(32770, CimFailureKind.NotSupported)]
    [InlineData(32772, CimFailureKind.TimedOut)]
    [InlineData(32773, CimFailureKind.InvalidSetting)]
    [InlineData(32774, CimFailureKind.Busy)]
    [InlineData(32775, CimFailureKind.InvalidState)]
    [InlineData(32776, CimFailureKind.InvalidSetting)]
    [InlineData(32777, CimFailureKind.NotFound)]
    [InlineData(32778, CimFailureKind.OutOfMemory)]
    [InlineData(32779, CimFailureKind.NotFound)]
    [InlineData(32780, CimFailureKind.InvalidState)]
    [InlineData(32781, CimFailureKind.InvalidState)]
    [InlineData(32782, CimFailureKind.Busy)]
    [InlineData(32788, CimFailureKind.Other)]
    [InlineData(77, CimFailureKind.Other)]
    public void A_refusal_of_a_method_is_explained_whether_the_method_or_its_job_gave_it(uint code, CimFailureKind kind)
    {
        var call = new CimMethodCall(CimPath.OfClass("n", "C"), "M", []);

        CimFailure direct = CimFailure.From(new CimMethodException("Starting VM 'A'", call, code));
        CimFailure byJob = CimFailure.From(new CimMethodException("Starting VM 'A'", call, 4096, code, "Text."));

        Assert.Equal(kind, direct.Kind);
        Assert.Equal(kind, byJob.Kind);
        Assert.StartsWith("Starting VM 'A' failed: Text. (", byJob.Message, StringComparison.Ordinal);
        Assert.NotEmpty(direct.Advice);
    }

    [Fact]
    public void A_passed_deadline_is_explained()
    {
        CimFailure failure = CimFailure.From(new CimDeadlineException("Starting VM 'A'"));

        Assert.Equal(CimFailureKind.TimedOut, failure.Kind);
        Assert.StartsWith("Starting VM 'A' did not end in the time allowed. ", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_exception_keeps_its_text() =>
        Assert.Equal("Boom.", CimFailure.From(new InvalidOperationException("Boom")).ToString());

    [Fact]
    public void What_no_exception_shows_has_explanations_too()
    {
        Assert.Equal(CimFailureKind.AccessDenied, CimFailure.NoRights("Reading").Kind);
        Assert.Contains("elevated", CimFailure.NoRights("Reading").Advice, StringComparison.Ordinal);
        Assert.Equal(CimFailureKind.RestartNeeded, CimFailure.AwaitsRestart("Reading").Kind);
        Assert.Equal(CimFailureKind.ServiceNotRunning, CimFailure.ServiceStopped("Reading").Kind);
    }

    private static CimFailure From(CimErrorCode code, string operation, string messageId = "") =>
        CimFailure.From(new CimException(code, operation, "x", messageId));
}
