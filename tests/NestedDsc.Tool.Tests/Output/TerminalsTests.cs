using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Tests.Output;

public sealed class TerminalsTests
{
    [Theory]
    [InlineData("NO_COLOR", "1", true)]
    [InlineData("NO_COLOR", "", false)]
    [InlineData("TERM", "dumb", true)]
    [InlineData("TERM", "xterm-256color", false)]
    public void The_environment_may_ask_for_plain_text(string variable, string value, bool plain) =>
        Assert.Equal(plain, Terminals.IsPlain(name => string.Equals(name, variable, StringComparison.Ordinal) ? value : null));

    [Theory]
    [InlineData(0, 80)]
    [InlineData(10, 40)]
    [InlineData(80, 79)]
    [InlineData(250, 100)]
    public void Text_fits_the_window_but_is_never_too_wide_to_read(int columns, int width) =>
        Assert.Equal(width, Terminals.Fit(columns));

    [Fact]
    public void A_pipe_is_80_columns_wide() => Assert.Equal(80, Terminals.Width(redirected: true));
}
