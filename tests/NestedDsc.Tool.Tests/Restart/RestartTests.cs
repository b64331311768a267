using NestedDsc.Servicing;
using NestedDsc.TestSupport;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Restart;

public sealed class RestartTests
{
    [Fact]
    public async Task Pending_features_come_and_are_listed()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019);
        using (var session = host.Open())
        {
            session.Servicing.Enable(
                new EnableRequest(["Microsoft-Hyper-V"], [], LimitAccess: false, TimeSpan.FromMinutes(10)), new Progress<int>());
        }

        Outcome run = await ToolRun.InProcessAsync(["restart", host.FilePath]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("L1-NEW01 has restarted.", run.Output, StringComparison.Ordinal);
        Assert.Contains("- Microsoft-Hyper-V: InstallPending -> Installed", run.Output, StringComparison.Ordinal);
        Assert.Contains("Hyper-V is running.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_extensions_Hyper_V_is_there_and_does_not_run()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019NotExposed);
        using (var session = host.Open())
        {
            session.Servicing.Enable(
                new EnableRequest(["Microsoft-Hyper-V"], [], LimitAccess: false, TimeSpan.FromMinutes(10)), new Progress<int>());
        }

        Outcome run = await ToolRun.InProcessAsync(["restart", host.FilePath], width: 200);

        Assert.Contains("its hypervisor could not start", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_with_nothing_pending_changes_no_feature()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019);

        Outcome run = await ToolRun.InProcessAsync(["restart", host.FilePath]);

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("->", run.Output, StringComparison.Ordinal);
        Assert.Contains("There is no Hyper-V.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("not JSON")]
    public async Task A_file_that_is_no_host_is_an_error_and_stays_as_it_is(string content)
    {
        using TemporaryFolder folder = new();
        string file = folder["host.json"];
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        Outcome run = await ToolRun.InProcessAsync(["restart", file]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(file, run.Error, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_missing_file_is_an_error()
    {
        Outcome run = await ToolRun.InProcessAsync(["restart", "no-such-host.json"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("no-such-host.json", run.Error, StringComparison.Ordinal);
    }
}
