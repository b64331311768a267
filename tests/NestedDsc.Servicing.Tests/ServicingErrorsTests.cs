namespace NestedDsc.Servicing.Tests;

public sealed class ServicingErrorsTests
{
    [Theory]
    [InlineData(0x80070005, ServicingErrorKind.NotElevated)]
    [InlineData(0x800702E4, ServicingErrorKind.NotElevated)]
    [InlineData(0x80040154, ServicingErrorKind.NotRegistered)]
    [InlineData(0x800F080C, ServicingErrorKind.UnknownFeature)]
    [InlineData(0x80070490, ServicingErrorKind.UnknownFeature)]
    [InlineData(0x800F081E, ServicingErrorKind.NotApplicable)]
    [InlineData(0x800F0825, ServicingErrorKind.NotApplicable)]
    [InlineData(0xC004000D, ServicingErrorKind.NotApplicable)]
    [InlineData(0x800F081F, ServicingErrorKind.SourceMissing)]
    [InlineData(0x800F0906, ServicingErrorKind.SourceMissing)]
    [InlineData(0x800F0907, ServicingErrorKind.UpdatePolicy)]
    [InlineData(0x800F0954, ServicingErrorKind.UpdatePolicy)]
    [InlineData(0x800F0806, ServicingErrorKind.Busy)]
    [InlineData(0x800F082F, ServicingErrorKind.Busy)]
    [InlineData(0x800F0902, ServicingErrorKind.Busy)]
    [InlineData(0x80070652, ServicingErrorKind.Busy)]
    [InlineData(0x800704C7, ServicingErrorKind.TimedOut)]
    [InlineData(0x800F0821, ServicingErrorKind.TimedOut)]
    [InlineData(0x8007045B, ServicingErrorKind.ConnectionLost)]
    [InlineData(0xC0040002, ServicingErrorKind.ConnectionLost)]
    [InlineData(0x800F0922, ServicingErrorKind.Failed)]
    [InlineData(0x12345678, ServicingErrorKind.Failed)]
    public void A_code_has_a_kind_and_a_message_that_holds_it(uint code, ServicingErrorKind kind)
    {
        Assert.Equal(kind, ServicingErrors.KindOf(code));
        ServicingException error = ServicingErrors.Create(code, "Enabling", ["A"]);
        Assert.Equal((kind, code), (error.Kind, error.Code));
        Assert.Matches($@"^Enabling the Windows feature 'A' failed: [^.]+ \(0x{code:X8}\)\. [A-Z].+\.$", error.Message);
    }

    [Theory]
    [InlineData(0u, true, false)]
    [InlineData(1u, true, false)]
    [InlineData(3010u, true, true)]
    [InlineData(3011u, true, true)]
    [InlineData(0x80070BC3u, true, true)]
    [InlineData(0x80070BC2, true, true)]
    [InlineData(2u, false, false)]
    [InlineData(0x80070BC9, false, false)]
    public void Success_is_told_from_failure(uint code, bool success, bool restart) =>
        Assert.Equal((success, restart), (ServicingErrors.IsSuccess(code), ServicingErrors.IsRestartRequired(code)));

    [Fact]
    public void A_message_names_features_and_holds_the_text_of_servicing_on_one_line()
    {
        Assert.Equal(
            "Disabling the Windows features 'A', 'B' failed: an earlier change waits for a restart of Windows (0x800F0806: Erst neu starten. Dann weiter.). Restart Windows, then try again.",
            ServicingErrors.Create(0x800F0806, "Disabling", ["A", "B"], "Erst neu starten.\r\nDann weiter.\r\n").Message);
        Assert.StartsWith("Opening the session failed: the process is not elevated (0x800702E4). ", ServicingErrors.Create(0x800702E4, "Opening the session", []).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_that_is_over_is_told()
    {
        ServicingException error = ServicingErrors.CreateTimeout(0x800704C7, "Enabling", ["A"], TimeSpan.FromMinutes(45));

        Assert.Equal(ServicingErrorKind.TimedOut, error.Kind);
        Assert.Contains("did not end within 2700 seconds", error.Message, StringComparison.Ordinal);
    }
}
