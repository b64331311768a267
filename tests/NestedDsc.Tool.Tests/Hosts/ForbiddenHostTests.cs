using NestedDsc.TestSupport;
using NestedDsc.Tool.Tests.Running;
using NestedDsc.Tool.Tests.Streams;

namespace NestedDsc.Tool.Tests.Hosts;

/// <summary>Files of simulated hosts that the account may not read or change: access is denied, as it would be on a real one.</summary>
public sealed class ForbiddenHostTests : IDisposable
{
    private const int AccessDenied = 5;

    // Root may do everything, so what is run by root is run as nobody.
    private const string AsSomebody = """
        as=
        if [ "$(id -u)" = 0 ]; then
          as="setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/tmp"
          $as test -r "$tool.dll" || exit 77
        fi

        """;

    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            Mode(_host.Folder, 0b111_000_000);
        }

        _host.Dispose();
    }

    [Theory]
    [InlineData(""" "$nested" set --input '{"vmName":"lab-sql01","processorCount":4,"whenRunning":"shutdown"}'""")]
    [InlineData(""" "$network" set --input '{"vmName":"lab-web01","macAddressSpoofing":"on"}'""")]
    [InlineData(""" "$role" set --input '{"includeContainers":true}'""")]
    public void A_set_of_a_host_that_may_not_be_changed_is_denied_access(string command)
    {
        byte[] before = File.ReadAllBytes(_host.FilePath);

        Outcome outcome = Run(command, file: 0b100_100_100, folder: 0b101_101_101);

        Assert.Equal(AccessDenied, outcome.ExitCode);
        Assert.Contains(_host.FilePath, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Everything is as it was before.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_host.FilePath));
    }

    [Fact]
    public void A_host_that_may_not_be_changed_can_be_read() =>
        Assert.Equal(0, Run(""" "$nested" get --input '{"vmName":"lab-web01"}'""", file: 0b100_100_100, folder: 0b101_101_101).ExitCode);

    [Theory]
    [InlineData(""" "$nested" get --input '{"vmName":"lab-web01"}'""")]
    [InlineData(""" "$network" export --input '{}'""")]
    [InlineData(""" "$role" test --input '{}'""")]
    public void A_host_that_may_not_be_read_is_denied_access(string command)
    {
        Outcome outcome = Run(command, file: 0, folder: 0b101_101_101);

        Assert.Equal((AccessDenied, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("the simulated host can't be read", outcome.Error, StringComparison.Ordinal);
    }

    private static void Mode(string path, int mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)mode);
        }
    }

    private Outcome Run(string command, int file, int folder)
    {
        Mode(_host.FilePath, file);
        Mode(_host.Folder, folder);
        Outcome outcome = Shell.Run($"{AsSomebody}exec $as {command}", _host.FilePath);
        Assert.SkipWhen(outcome.ExitCode == 77, "The programs can't be read by nobody.");
        return outcome;
    }
}
