using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Engine;

public sealed class ManifestEngineTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static JsonObject Instance => new() { ["vmName"] = "Zürich [日本] \\ \"x\"" };

    [Fact]
    public async Task The_instance_goes_to_standard_input_as_UTF_8_without_byte_order_mark()
    {
        using var resource = FakeResource.Answering(FakeResource.State);

        await resource.Engine().GetAsync(Instance, Cancel);

        Assert.Equal(Encoding.UTF8.GetBytes("""{"vmName":"Zürich [日本] \\ \"x\""}"""), resource.Recorded("input"));
    }

    [Fact]
    public async Task The_resource_runs_in_the_folder_of_its_manifest_with_its_environment()
    {
        using var resource = FakeResource.Answering(FakeResource.State);

        await resource.Engine().GetAsync(Instance, Cancel);

        Assert.EndsWith(Path.GetFileName(resource.Folder), Assert.Single(resource.RecordedLines("folder")), StringComparison.Ordinal);
        Assert.Contains("NESTEDDSC_HOST=/lab host.json", resource.RecordedLines("environment"));
        Assert.Contains("DSC_TRACE_LEVEL=warn", resource.RecordedLines("environment"));
    }

    [Fact]
    public async Task Only_a_what_if_gets_the_argument_of_a_what_if()
    {
        using var resource = new FakeResource($$"""echo '{{FakeResource.State}}'; [ "$1" = get ] || echo '[]'""");

        await resource.Engine().WhatIfAsync(Instance, Cancel);
        string[] whatIf = resource.RecordedLines("arguments");
        await resource.Engine().SetAsync(Instance, Cancel);

        Assert.Equal(["set", "--dry"], whatIf);
        Assert.Equal(["set"], resource.RecordedLines("arguments"));
    }

    [Fact]
    public async Task A_what_if_of_a_resource_without_one_is_an_error()
    {
        using var resource = FakeResource.Answering(FakeResource.State);
        resource.WriteManifest(
            """{"type":"Test/Fake","version":"1.0.0","set":{"executable":"fakeresource","args":["set"],"return":"stateAndDiff"}}""");

        var error = await Assert.ThrowsAsync<ToolException>(() => resource.Engine().WhatIfAsync(Instance, Cancel));

        Assert.EndsWith("the resource has no what-if.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_tells_the_state_before_and_after_and_what_changed()
    {
        using var resource = new FakeResource(
            """
            case "$1" in
              get) echo '{"processorCount":2}';;
              set) echo '{"processorCount":4,"_metadata":{"whatIf":["Would a","Would b"]}}'; echo '["processorCount"]';;
            esac
            """);

        SetResult result = await resource.Engine().SetAsync(Instance, Cancel);

        Assert.Equal(2, result.Before.GetProperty("processorCount").GetInt32());
        Assert.Equal(4, result.After.GetProperty("processorCount").GetInt32());
        Assert.Equal(["processorCount"], result.Changed);
        Assert.Equal(["Would a", "Would b"], result.WhatIf);
    }

    [Fact]
    public async Task A_failure_has_the_exit_code_its_text_and_the_messages()
    {
        using var resource = new FakeResource(
            """
            echo '{"warn":"careful"}' >&2
            echo '{"error":"It runs."}' >&2
            echo 'noise' >&2
            exit 6
            """);

        var error = await Assert.ThrowsAsync<OperationException>(() => resource.Engine().TestAsync(Instance, Cancel));

        Assert.Equal((6, "Blocked by a precondition"), (error.ExitCode, error.ExitText));
        Assert.Equal(["It runs."], error.Errors);
        Assert.Equal("'fakeresource' ended with exit code 6 (Blocked by a precondition): It runs.", error.Message);
    }

    [Fact]
    public async Task An_exit_code_without_text_is_explained_by_what_was_written()
    {
        using var resource = new FakeResource("echo 'Segmentation fault' >&2; echo '{\"a\":1}' >&2; exit 139");

        var error = await Assert.ThrowsAsync<OperationException>(() => resource.Engine().TestAsync(Instance, Cancel));

        Assert.Equal("'fakeresource' ended with exit code 139: Segmentation fault {\"a\":1}", error.Message);
        Assert.Null(error.ExitText);
    }

    [Fact]
    public async Task Megabytes_of_messages_do_not_block_the_answer()
    {
        using var resource = new FakeResource($$"""head -c 4000000 /dev/zero | tr '\0' 'x' >&2; echo '{{FakeResource.State}}'""");

        JsonElement state = await resource.Engine().GetAsync(Instance, Cancel);

        Assert.Equal("A", state.GetProperty("vmName").GetString());
    }

    [Fact]
    public async Task A_resource_need_not_read_its_input()
    {
        using TemporaryFolder folder = new();
        using var resource = new FakeResource("exit 0");
        string deaf = folder.WriteScript(FakeResource.Name, $"echo '{FakeResource.State}'\n");
        var large = new JsonObject { ["vmName"] = new string('x', 1_000_000) };

        JsonElement state = await resource.Engine(path: Path.GetDirectoryName(deaf)!).GetAsync(large, Cancel);

        Assert.Equal("A", state.GetProperty("vmName").GetString());
    }

    [Fact]
    public async Task What_does_not_end_is_stopped_with_all_that_it_started()
    {
        using var resource = new FakeResource("sleep 60 & echo $! > child; wait");

        var error = await Assert.ThrowsAsync<OperationException>(() => resource.Engine(seconds: 1).GetAsync(Instance, Cancel));

        Assert.Equal("'fakeresource' did not end within 1 s and was stopped.", error.Message);
        int child = int.Parse(Assert.Single(resource.RecordedLines("child")), CultureInfo.InvariantCulture);
        Assert.True(SpinWait.SpinUntil(() => HasEnded(child), TimeSpan.FromSeconds(10)), "What it started still runs.");
    }

    [Fact]
    public async Task Cancelling_stops_the_resource()
    {
        using var resource = new FakeResource("sleep 60");
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => resource.Engine().GetAsync(Instance, soon.Token));
    }

    [Fact]
    public async Task What_is_on_PATH_wins_over_the_folder_of_the_manifest()
    {
        using TemporaryFolder other = new();
        other.WriteScript(FakeResource.Name, """echo '{"vmName":"from PATH"}'""");
        using var resource = FakeResource.Answering(FakeResource.State);

        JsonElement state = await resource.Engine(path: other.Path).GetAsync(Instance, Cancel);

        Assert.Equal("from PATH", state.GetProperty("vmName").GetString());
    }

    [Fact]
    public async Task A_missing_program_is_an_error_with_its_name()
    {
        using var resource = FakeResource.Answering(FakeResource.State);
        File.Delete(Path.Combine(resource.Folder, FakeResource.Name));

        var error = await Assert.ThrowsAsync<ToolException>(() => resource.Engine().GetAsync(Instance, Cancel));

        Assert.StartsWith("'fakeresource' is neither on PATH nor in", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_the_system_refuses_is_an_error_with_its_name()
    {
        using var resource = FakeResource.Answering(FakeResource.State);
        await File.WriteAllTextAsync(Path.Combine(resource.Folder, FakeResource.Name), "#!/no/such/shell\n", Cancel);

        var error = await Assert.ThrowsAsync<ToolException>(() => resource.Engine().GetAsync(Instance, Cancel));

        Assert.Contains("can't be started", error.Message, StringComparison.Ordinal);
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
}
