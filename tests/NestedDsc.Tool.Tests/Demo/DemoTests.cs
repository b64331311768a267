using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Demo;

public sealed class DemoTests
{
    private static readonly string[] BuiltIn = ["demo", "--engine", "built-in"];

    private static readonly string[] ThroughDsc = ["demo", "--engine", "dsc"];

    [Fact]
    public async Task The_demo_goes_through_all_its_steps_and_ends_well()
    {
        Outcome run = await ToolRun.InProcessAsync(BuiltIn);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(14, run.Lines.Count(static line => line.StartsWith("   OK: ", StringComparison.Ordinal)));
        Assert.Contains("1. Which VMs are on this host", run.Output, StringComparison.Ordinal);
        Assert.Contains("14. And back", run.Output, StringComparison.Ordinal);
        Assert.Contains("Next: a real host", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_demo_shows_what_it_is_about()
    {
        Outcome run = await ToolRun.InProcessAsync(BuiltIn, width: 100);

        Assert.Contains("> nestedvirtualization set --what-if", run.Output, StringComparison.Ordinal);
        Assert.Contains("- Would shut down VM 'lab-sql01'", run.Output, StringComparison.Ordinal);
        Assert.Contains("Exit code 6: Blocked by a precondition; nothing was changed.", run.Output, StringComparison.Ordinal);
        Assert.Contains("- processorCount: 2 -> 4", run.Output, StringComparison.Ordinal);
        Assert.Contains("lab-sql01 is nested and runs again.", run.Output, StringComparison.Ordinal);
        Assert.Contains("- macAddressSpoofing: off -> on", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, run.Lines.Count(static line => line.Contains("Exit code 6: Blocked by a precondition", StringComparison.Ordinal)));
        Assert.Contains("L1-NEW01 has to restart.", run.Output, StringComparison.Ordinal);
        Assert.Contains("> nesteddsc restart guest-2019.json", run.Output, StringComparison.Ordinal);
        Assert.Contains("- Would create NAT 'NatSwitch' for 192.168.100.0/24", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_with_markup_characters_are_shown_as_they_are()
    {
        Outcome run = await ToolRun.InProcessAsync(BuiltIn, width: 120);

        Assert.Contains(@"| lab 'quoted' [x] 100% a_b \ Zürich – 日本 |", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_like_markup_or_like_escape_codes_is_shown_as_it_is()
    {
        using var dsc = FakeDsc.Doing(
            """
            cat <<'END'
            {"resources":[
              {"name":"a","properties":{"vmName":"[red]a[/] [[b]] \\ ","vmState":"Off"}},
              {"name":"c","properties":{"vmName":"c\u001b[31m","vmState":"[bold]"}}]}
            END
            """);

        Outcome run = await ToolRun.InProcessAsync(ThroughDsc, path: dsc.Folder, plain: false);

        Assert.Contains(@"[red]a[/] [[b]] \ ", run.Output, StringComparison.Ordinal);
        Assert.Contains(@"c\u001b[31m", run.Output, StringComparison.Ordinal);
        Assert.Contains("[bold]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_unexpected_ends_the_demo_with_1()
    {
        using var dsc = FakeDsc.Doing("""echo '{"resources":[{"name":"a","properties":{"vmName":"lab-web01","vmState":"Running"}}]}'""");

        Outcome run = await ToolRun.InProcessAsync(ThroughDsc, path: dsc.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NOT AS EXPECTED: Expected lab-web01, off and not nested.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("2. ", run.Output, StringComparison.Ordinal);
        Assert.Equal("nesteddsc: The demo did not go as expected.", run.Error.Trim());
    }

    [Fact]
    public async Task A_resource_that_fails_ends_the_demo_with_1()
    {
        using var dsc = FakeDsc.Doing("""echo '{"level":"ERROR","fields":{"message":"The host burns."}}' >&2; exit 2""");

        Outcome run = await ToolRun.InProcessAsync(ThroughDsc, path: dsc.Folder);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("ended with exit code 2: The host burns.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_should_be_refused_and_is_not_ends_the_demo_with_1()
    {
        // Whatever is asked of lab-sql01 without permission is asked with it.
        using FakeDsc dsc = new(filter:
            """sed 's/\("vmName":"lab-sql01","exposeVirtualizationExtensions":true\)}/\1,"whenRunning":"turnOff"}/'""");

        Outcome run = await ToolRun.InProcessAsync(ThroughDsc, path: dsc.Folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("NOT AS EXPECTED: Expected lab-sql01 refused", run.Output, StringComparison.Ordinal);
    }
}
