using NestedDsc.FaultMatrix.Data;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.FaultMatrix.Tests.Processes;

/// <summary>Signals to a set that is held up in the middle: nothing here depends on how fast anything is.</summary>
public sealed class SignalTests
{
    private const string NestedVirtualization = "nestedvirtualization";
    private const string Change = """{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}""";
    private const string Held = "CIM call of ModifyResourceSettings";
    private const string Asked = "the step under way is finished, then everything is taken back. A second request ends this at once.";
    private const int Failed = 3;
    private const int Running = 2;
    private const int Off = 3;

    public SignalTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals that one process sends another.");

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    [InlineData("QUIT")]
    public void A_set_that_is_asked_to_end_takes_back_what_it_did(string signal)
    {
        SkipIfIgnored(signal);
        using var host = TemporaryHost.LabL0();
        using ResourceProgram set = StartHeld(host, Change, "ModifyResourceSettings", Held);
        Assert.Equal(Off, host.Content().Machine("lab-sql01").EnabledState);
        Assert.True(Directory.Exists(host.FilePath + ".intents"));

        set.Signal(signal);
        set.Says(Asked);
        LetGoOn(host);

        Assert.Equal(Failed, set.Ends());
        Assert.EndsWith($"It was not begun, since this process was asked to end (SIG{signal}). Everything is as it was before.", set.Error, StringComparison.Ordinal);
        Assert.StartsWith("Step 3 of 3 (start VM 'lab-sql01')", set.Error, StringComparison.Ordinal);
        Assert.Equal("", set.Output);
        Assert.Equal((Running, 8), (host.Content().Machine("lab-sql01").EnabledState, host.Content().Machine("lab-sql01").ProcessorCount));
        Assert.Equal([host.FilePath], Directory.GetFileSystemEntries(host.Folder));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_second_signal_ends_a_set_at_once_and_the_next_set_makes_good(string signal, int exitCode)
    {
        SkipIfIgnored(signal);
        using var host = TemporaryHost.LabL0();
        using ResourceProgram set = StartHeld(host, Change, "ModifyResourceSettings", Held);

        set.Signal(signal);
        set.Says(Asked);
        set.Signal(signal);

        Assert.Equal(exitCode, set.Ends());
        Assert.Contains(Asked, set.Lines[^1], StringComparison.Ordinal);
        Assert.Equal("", set.Output);
        Assert.Equal(Off, host.Content().Machine("lab-sql01").EnabledState);
        LetGoOn(host);
        Assert.NotEmpty(Directory.GetFiles(host.FilePath + ".intents", "*.json"));

        using ResourceProgram next = ResourceProgram.Start(NestedVirtualization, host.FilePath, """{"vmName":"lab-sql01"}""");
        Assert.Equal(0, next.Ends());
        Assert.Equal((Running, 8), (host.Content().Machine("lab-sql01").EnabledState, host.Content().Machine("lab-sql01").ProcessorCount));
        Assert.Equal([host.FilePath], Directory.GetFileSystemEntries(host.Folder));
    }

    [Fact]
    public void A_set_that_is_asked_to_end_in_its_last_step_succeeds()
    {
        using var host = TemporaryHost.LabL0();
        using ResourceProgram set = StartHeld(host, Change, "RequestStateChange", "CIM call of RequestStateChange");

        set.Signal("TERM");
        set.Says(Asked);
        LetGoOn(host);

        Assert.Equal(0, set.Ends());
        Assert.Equal((Running, 4), (host.Content().Machine("lab-sql01").EnabledState, host.Content().Machine("lab-sql01").ProcessorCount));
    }

    [Fact]
    public void A_switch_with_nat_is_not_left_half_made()
    {
        using var host = TemporaryHost.LabL1();
        HostData before = HostOf(host);
        using ResourceProgram set = StartHeld(
            host, """{"switchName":"Nat","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""", "Create", "CIM call of Create on MSFT_NetIPAddress", "vmnetworknesting");
        Assert.False(before.SameAs(HostOf(host)));

        set.Signal("TERM");
        set.Says(Asked);
        LetGoOn(host);

        Assert.Equal(Failed, set.Ends());
        Assert.StartsWith("Step 3 of 3 (create NAT 'Nat'", set.Error, StringComparison.Ordinal);
        Assert.EndsWith("Everything is as it was before.", set.Error, StringComparison.Ordinal);
        Assert.True(before.SameAs(HostOf(host)));
    }

    [Fact]
    public void A_feature_that_came_before_the_role_could_go_is_removed_again()
    {
        using var host = TemporaryHost.LabL1();
        string before = Features(host);
        using ResourceProgram set = StartHeld(
            host, """{"_exist":false,"includeContainers":true}""", "DismEnableFeature", "Step 1 of 2", "guesthypervrole");

        set.Signal("TERM");
        set.Says(Asked);
        LetGoOn(host);

        Assert.Equal(Failed, set.Ends());
        Assert.StartsWith("Step 2 of 2", set.Error, StringComparison.Ordinal);
        Assert.EndsWith("Everything is as it was before.", set.Error, StringComparison.Ordinal);
        Assert.Equal(before, Features(host));
    }

    // As under nohup, and for some signals in the background of a shell: what a parent ignores, its children do too, as they should.
    private static void SkipIfIgnored(string signal)
    {
        const string Status = "/proc/self/status";
        int number = signal switch { "HUP" => 1, "INT" => 2, "QUIT" => 3, _ => 15 };
        string? ignored = File.Exists(Status) ? File.ReadLines(Status).FirstOrDefault(static l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) : null;
        Assert.SkipWhen(
            ignored is not null && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & (1UL << (number - 1))) != 0,
            $"SIG{signal} is ignored by all that run here.");
    }

    private static HostData HostOf(TemporaryHost host) => HostData.Of(File.ReadAllBytes(host.FilePath));

    private static string Features(TemporaryHost host) => host.Content().Root["servicing"]!["features"]!.ToJsonString();

    // Starts a set, and waits until it is held up before the effect of a call.
    private static ResourceProgram StartHeld(TemporaryHost host, string instance, string method, string line, string program = NestedVirtualization)
    {
        File.WriteAllText(HoldOf(host), "");
        var set = ResourceProgram.Start(program, host.FilePath, instance, $"method={method},hold", level: "trace");
        set.Says(line);
        return set;
    }

    private static void LetGoOn(TemporaryHost host) => File.Delete(HoldOf(host));

    private static string HoldOf(TemporaryHost host) => host.FilePath + ".hold";
}
