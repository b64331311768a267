using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;

namespace NestedDsc.NestedVirtualization.Tests.Schemas;

/// <summary>Rules of a document that no JSON Schema can express, or that only some operations have.</summary>
public sealed class DocumentRuleTests : IDisposable
{
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("""{"vmName":"lab-web01","vmName":"lab-sql01"}""", "/vmName: the property is given twice.")]
    [InlineData("""{"vmName":"lab-web01","checkpoint":{"name":"x","name":"x"}}""", "/checkpoint/name: the property is given twice.")]
    [InlineData("""{"vmName":"lab-\ud800"}""", "/vmName: it holds half of a surrogate pair")]
    [InlineData("""{"vmName":"lab-web01","checkpoint":{"name":"\udc00"}}""", "/checkpoint/name: it holds half of a surrogate pair")]
    [InlineData("""{"vmName":"lab-web01","_metadata":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}}}}}}}}}""", "nesting goes 16 levels deep at most")]
    [InlineData("", "give vmName or vmId")]
    [InlineData("[]", "must be a JSON object")]
    public void Every_operation_refuses_documents_that_no_schema_sees(string input, string message)
    {
        Assert.All(["get", "test", "set"], verb => _lab.Untouched(lab => lab.Run(input, verb)).Fails(ExitCode.InvalidInput, message));
        _lab.Refuses(input, ExitCode.InvalidInput, message);
    }

    [Theory]
    [InlineData(@"a\u0001b")]
    [InlineData(@"\n")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData(" ")]
    public void A_checkpoints_name_that_cannot_be_passed_on_is_refused_before_anything_is_stopped(string name) => _lab.Refuses(
        $$$"""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"turnOff","checkpoint":{"name":"{{{name}}}"}}""",
        ExitCode.InvalidInput,
        "/checkpoint/name: it must hold no control characters, and neither begin nor end with a space.");

    [Fact]
    public void A_checkpoints_name_has_the_length_that_windows_counts()
    {
        _lab.Set(Named(50)).Succeeds();
        _lab.Refuses(Named(51), ExitCode.InvalidInput, "/checkpoint/name: it takes 102 UTF-16 code units, of which Hyper-V allows 100");

        static string Named(int emojis) =>
            $$$"""{"vmName":"lab-sql01","processorCount":4,"whenRunning":"turnOff","checkpoint":{"name":"{{{string.Concat(Enumerable.Repeat("💡", emojis))}}}"}}""";
    }

    [Fact]
    public void Absence_is_no_state_to_bring_about()
    {
        const string Instance = """{"vmName":"lab-web01","_exist":false}""";

        Assert.All(["get", "test", "set"], verb => _lab.Untouched(lab => lab.Run(Instance, verb)).Fails(
            ExitCode.InvalidInput, "/_exist: virtual machines are neither created nor removed here"));
        _lab.Refuses(Instance, ExitCode.InvalidInput, "/_exist: virtual machines are neither created nor removed here");
        _lab.Set("""{"vmName":"lab-web01","_exist":true}""").Succeeds();
    }

    [Fact]
    public void An_export_needs_no_name_and_checks_its_filter_all_the_same()
    {
        Assert.Equal(_lab.Export("{}").Succeeds().Output, _lab.Export().Succeeds().Output);
        _lab.Export("""{"processorCount":"4"}""").Fails(ExitCode.InvalidInput, "/processorCount: it must be a whole number");
        _lab.Export("""{"name":"lab-web01"}""").Fails(ExitCode.InvalidInput, "/name: there is no such property.");
    }

    [Fact]
    public void Metadata_of_the_configuration_is_taken_and_heeded_by_nothing()
    {
        string plain = _lab.Get("""{"vmName":"lab-web01"}""").Succeeds().Output;

        Assert.Equal(plain, _lab.Get("""{"vmName":"lab-web01","_metadata":{"Microsoft.DSC":{"x":[1,null]},"whatIf":["Would"]}}""").Succeeds().Output);
    }

    [Fact]
    public void What_an_answer_held_is_taken_back()
    {
        string state = _lab.Set("""{"vmName":"lab-cp01","exposeVirtualizationExtensions":true}""").Succeeds().Lines[0];

        Assert.Equal("[]", _lab.Set(state).Succeeds().Lines[1]);
    }
}
