using System.Diagnostics;
using System.Globalization;
using System.Text;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Engine;

public sealed class ChildProcessTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_program_gets_its_input_folder_and_environment()
    {
        ChildResult result = await RunAsync("cat; pwd; echo \"$NESTEDDSC_HOST\"; echo careful >&2; exit 6", "Zürich\n");

        string[] lines = Encoding.UTF8.GetString(result.Output).TrimEnd('\n').Split('\n');
        Assert.Equal(("Zürich", "/lab host.json"), (lines[0], lines[2]));
        Assert.EndsWith(Path.GetFileName(_folder.Path), lines[1], StringComparison.Ordinal);
        Assert.Equal(6, result.ExitCode);
        Assert.Equal(["careful"], result.ErrorLines);
    }

    [Fact]
    public async Task Megabytes_of_messages_do_not_block_the_answer()
    {
        ChildResult result = await RunAsync("""head -c 4000000 /dev/zero | tr '\0' 'x' >&2; echo answer""");

        Assert.Equal("answer\n"u8, result.Output);
        Assert.Equal(4_000_000, result.Error.Length);
    }

    [Fact]
    public async Task A_program_need_not_read_its_input()
    {
        ChildResult result = await RunAsync("echo answer", new string('x', 1_000_000));

        Assert.Equal("answer\n"u8, result.Output);
    }

    [Fact]
    public async Task What_does_not_end_is_stopped_with_all_that_it_started()
    {
        var error = await Assert.ThrowsAsync<OperationException>(
            () => RunAsync("sleep 60 & echo $! > child; wait", timeout: TimeSpan.FromSeconds(1)));

        Assert.Equal("'program' did not end within 1 s and was stopped.", error.Message);
        int child = int.Parse(await File.ReadAllTextAsync(_folder["child"], Cancel), CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => HasEnded(child), TimeSpan.FromSeconds(10)), "What it started still runs.");
    }

    [Fact]
    public async Task Cancelling_stops_the_program()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync("sleep 60", cancel: soon.Token));
    }

    [Fact]
    public async Task A_program_that_the_system_refuses_is_an_error_with_its_name()
    {
        string program = _folder.WriteScript("program", "");
        await File.WriteAllTextAsync(program, "#!/no/such/shell\n", Cancel);

        var error = await Assert.ThrowsAsync<ToolException>(() => RunAsync(program, "", TimeSpan.FromSeconds(30), Cancel));

        Assert.Contains($"'{program}' can't be started", error.Message, StringComparison.Ordinal);
    }

    // Without a parent that waits for it, an ended process may stay in the table as a zombie.
    private static bool HasEnded(int process)
    {
        try
        {
            using var child = Process.GetProcessById(process);
            return child.HasExited || File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is ArgumentException or IOException)
        {
            return true;
        }
    }

    private Task<ChildResult> RunAsync(string script, string input = "", TimeSpan? timeout = null, CancellationToken? cancel = null) =>
        RunAsync(_folder.WriteScript("program", script + "\n"), input, timeout ?? TimeSpan.FromSeconds(30), cancel ?? Cancel);

    private Task<ChildResult> RunAsync(string program, string input, TimeSpan timeout, CancellationToken cancel) => ChildProcess.RunAsync(
        new ChildCommand(
            program, [], Encoding.UTF8.GetBytes(input), _folder.Path,
            new Dictionary<string, string> { ["NESTEDDSC_HOST"] = "/lab host.json" }, timeout),
        cancel);
}
