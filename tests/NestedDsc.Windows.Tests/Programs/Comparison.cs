using System.Text.RegularExpressions;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.Windows.Tests.Running;

namespace NestedDsc.Windows.Tests.Programs;

/// <summary>
/// One command on two copies of a host: by the Linux program, which simulates the host itself, and by the Windows program, which
/// asks MMI. Both must say the same, end the same and leave the same host behind.
/// </summary>
internal sealed partial class Comparison : IDisposable
{
    private readonly TemporaryHost _linux;
    private readonly TemporaryHost _windows;
    private readonly string _program;

    private readonly string _build;

    private Comparison(string build, string hostFile, string program, Action<HostContent>? prepare)
    {
        Wine.Require();
        _build = build;
        _program = program;
        _linux = TemporaryHost.CopyOf(hostFile);
        if (prepare is not null)
        {
            _linux.Change(prepare);
        }

        _windows = TemporaryHost.CopyOf(_linux.FilePath);
    }

    /// <summary>Number of comparisons made in this process that found both equal.</summary>
    public static int Equal => _equal;

    private static int _equal;

    /// <summary>Makes comparisons one after the other on a pair of copies.</summary>
    /// <returns>The Windows program's last result.</returns>
    public static RunResult Make(
        string hostFile, string program, Action<HostContent>? prepare, params IReadOnlyList<(string Input, string[] Args)> commands) =>
        Run("win-x64", hostFile, program, prepare, commands);

    /// <summary>As <see cref="Make"/>, by the program compiled to native code.</summary>
    public static RunResult MakeNative(
        string hostFile, string program, Action<HostContent>? prepare, params IReadOnlyList<(string Input, string[] Args)> commands) =>
        Run("win-x64-native", hostFile, program, prepare, commands);

    /// <summary>As <see cref="Make"/>, by the program compiled to native code.</summary>
    public static RunResult MakeNative(string hostFile, string program, params IReadOnlyList<(string Input, string[] Args)> commands) =>
        MakeNative(hostFile, program, null, commands);

    public void Dispose()
    {
        _linux.Dispose();
        _windows.Dispose();
    }

    private static RunResult Run(
        string build, string hostFile, string program, Action<HostContent>? prepare, IReadOnlyList<(string Input, string[] Args)> commands)
    {
        using var comparison = new Comparison(build, hostFile, program, prepare);
        RunResult? last = null;
        foreach ((string input, string[] args) in commands)
        {
            last = comparison.Run(input, args);
        }

        return last!;
    }

    private RunResult Run(string input, string[] args)
    {
        RunResult linux = Running.Programs.Run(
            Running.Programs.Start(Wine.Built("linux-x64", _program), args, [("NESTEDDSC_HOST", _linux.FilePath)]), input);
        using var server = new CimServer(_windows.Open());
        RunResult windows = Running.Programs.Run(
            Wine.Start(Wine.Built(_build, _program + ".exe"), args, server.Variable), input);

        server.Verify();
        Assert.Equal(Timeless(linux.Output), Timeless(windows.Output));
        Assert.Equal(linux.ExitCode, windows.ExitCode);
        // Only the one that simulates says so, and only where Wine is does every file belong to the user: see IsOfWine.
        Assert.Equal(
            linux.Trace.Where(static line => !line.Message.Contains("NESTEDDSC_HOST", StringComparison.Ordinal)),
            windows.Trace.Where(static line => !IsOfWine(line)));
        Assert.Equal(Timeless(_linux.Text), Timeless(_windows.Text));
        Interlocked.Increment(ref _equal);
        return windows;
    }

    // Wine knows one owner of files, the user, so that the folder of the intents never belongs to an administrator: a set warns, and
    // keeps none. That it does so is right; what it does with a folder of its own is left to a real Windows.
    private static bool IsOfWine(TraceLine line) =>
        line.Level is "warn" && line.Message.Contains("made by somebody who is no administrator", StringComparison.Ordinal);

    /// <summary>
    /// Text without the times that the run itself put into it: the clock of a simulated host stands still while a program works,
    /// that of a program for Windows does not. Every host's clock starts at this hour; times of another are compared.
    /// </summary>
    private static string Timeless(string text) => RunTime().Replace(text, "now");

    [GeneratedRegex(@"2026011508\d{4}\.\d{6}\+000|2026-01-15T08:\d\d:\d\d(\.\d+)?Z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunTime();
}
