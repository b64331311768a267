using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Tests.Running;
using TestResult = NestedDsc.Tool.Engine.TestResult;

namespace NestedDsc.Tool.Tests.Engine;

public sealed class ResourceAnswerTests
{
    private const string TwoLines = FakeResource.State + "\n[\"processorCount\"]\n";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private static JsonObject Instance => new() { ["vmName"] = "A" };

    [Theory]
    [InlineData("""{"_inDesiredState":true}""", """["x"]""", true)]
    [InlineData("""{"_inDesiredState":false}""", "[]", false)]
    [InlineData("{}", "[]", true)]
    [InlineData("{}", """["x"]""", false)]
    public async Task A_test_believes_the_resource_first_and_its_differences_second(string state, string differing, bool inDesiredState)
    {
        using var resource = FakeResource.Answering($"{state}\n{differing}\n");

        TestResult result = await resource.Engine().TestAsync(Instance, Cancel);

        Assert.Equal(inDesiredState, result.InDesiredState);
    }

    [Fact]
    public async Task An_export_is_a_line_for_every_instance_and_none_is_fine()
    {
        using var two = FakeResource.Answering("{\"vmName\":\"A\"}\n{\"vmName\":\"B\"}\n");
        using var none = FakeResource.Answering("");

        IReadOnlyList<JsonElement> instances = await two.Engine().ExportAsync(Cancel);

        Assert.Equal(["A", "B"], instances.Select(static instance => instance.GetProperty("vmName").GetString()));
        Assert.Empty(await none.Engine().ExportAsync(Cancel));
    }

    [Fact]
    public async Task Lines_may_end_as_on_Windows()
    {
        using var resource = FakeResource.Answering(TwoLines.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(["processorCount"], (await resource.Engine().TestAsync(Instance, Cancel)).Differing);
    }

    [Theory]
    [InlineData("", "its answer has 0 lines")]
    [InlineData(FakeResource.State, "its answer has 1 lines")]
    [InlineData(TwoLines + "{}\n", "its answer has 3 lines")]
    [InlineData("garbage\n[]\n", "the first line of its answer is not a JSON object: garbage")]
    [InlineData("[]\n[]\n", "the first line of its answer is not a JSON object: []")]
    [InlineData("{}\n{}\n", "the second line of its answer is not a JSON array of strings: {}")]
    [InlineData("{}\n[1]\n", "the second line of its answer is not a JSON array of strings: [1]")]
    [InlineData("{\"_inDesiredState\":\"yes\"}\n[]\n", "_inDesiredState is \"yes\"")]
    [InlineData("\ufeff{}\n[]\n", "byte order mark")]
    public async Task An_answer_that_breaks_the_rules_is_not_accepted(string answer, string complaint)
    {
        using var resource = FakeResource.Answering(answer);

        var error = await Assert.ThrowsAsync<OperationException>(() => resource.Engine().TestAsync(Instance, Cancel));

        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
        Assert.Null(error.ExitCode);
    }

    [Fact]
    public async Task An_answer_has_to_be_UTF_8_and_not_empty()
    {
        using var latin = FakeResource.Answering([(byte)'{', (byte)'"', 0xfc, (byte)'"', (byte)':', (byte)'1', (byte)'}']);
        using var empty = FakeResource.Answering("");

        var notUtf8 = await Assert.ThrowsAsync<OperationException>(() => latin.Engine().GetAsync(Instance, Cancel));
        var nothing = await Assert.ThrowsAsync<OperationException>(() => empty.Engine().GetAsync(Instance, Cancel));

        Assert.EndsWith("its answer is not UTF-8.", notUtf8.Message, StringComparison.Ordinal);
        Assert.EndsWith("its answer is empty.", nothing.Message, StringComparison.Ordinal);
    }
}
