using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Engine;

public sealed class ResourceManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_manifest_of_the_product_is_understood()
    {
        var manifest = ResourceManifest.Find(ToolRun.Folder, "nesteddsc/NESTEDVIRTUALIZATION");

        Assert.Equal(["set"], manifest.Method(Operation.Set).Build("{}", whatIf: false));
        Assert.Equal(["set", "--what-if"], manifest.Method(Operation.WhatIf).Build("{}", whatIf: true));
        Assert.True(manifest.Method(Operation.Export).ReadsInput);
        Assert.StartsWith("Blocked by a precondition; nothing was changed.", manifest.ExitCodes[6], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "jsonInputArg": "--input" }""", "{}", "get --input {}")]
    [InlineData("""{ "jsonInputArg": "--input" }""", "", "get")]
    [InlineData("""{ "jsonInputArg": "--input", "mandatory": true }""", "", "get --input ")]
    [InlineData("""{ "jsonInputArg": "--input", "mandatory": false }""", "", "get")]
    public void The_instance_can_be_an_argument(string argument, string instance, string expected)
    {
        ManifestMethod method = Read("{ \"executable\": \"x\", \"args\": [\"get\", " + argument + "] }").Method(Operation.Get);

        Assert.Equal(expected, string.Join(' ', method.Build(instance, whatIf: false)));
        Assert.False(method.ReadsInput);
    }

    [Fact]
    public void Arguments_and_exit_codes_may_be_left_out()
    {
        ResourceManifest manifest = Read("""{ "executable": "x" }""");

        Assert.Empty(manifest.Method(Operation.Get).Build("{}", whatIf: false));
        Assert.Empty(manifest.ExitCodes);
    }

    [Fact]
    public void An_operation_that_the_resource_does_not_have_is_an_error()
    {
        ResourceManifest manifest = Read("""{ "executable": "x" }""");

        var error = Assert.Throws<ToolException>(() => manifest.Method(Operation.Export));

        Assert.EndsWith("the resource has no 'export'.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "executable": "x", "args": [{ "newArg": "y" }] }""", "newArg")]
    [InlineData("""{ "executable": "x", "input": "env" }""", "'get.input' is 'env', and this tool knows 'stdin' only.")]
    [InlineData("""{ "args": [] }""", "is not a manifest of a DSC resource")]
    [InlineData("[", "is not a manifest of a DSC resource")]
    public void What_would_be_run_differently_from_dsc_is_refused(string get, string complaint)
    {
        var error = Assert.Throws<ToolException>(() => Read(get));

        Assert.Contains("x.dsc.resource.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "executable": "x", "return": "state" }""", "'set.return' is 'state'")]
    [InlineData("""{ "executable": "x" }""", "'set.return' is ''")]
    [InlineData("""{ "executable": "x", "args": [{ "whatIfArg": "-w" }], "return": "stateAndDiff", "whatIfReturns": "state" }""", "'set.whatIfReturns' is 'state'")]
    public void Only_state_and_diff_is_understood(string set, string complaint)
    {
        var error = Assert.Throws<ToolException>(() => Read("""{ "executable": "x" }""", set));

        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    private ResourceManifest Read(string get, string? set = null) => ManifestReader.Read(_folder.Write(
        "x.dsc.resource.json",
        $$"""{ "type": "A/B", "version": "1.0.0", "get": {{get}} {{(set is null ? "" : ", \"set\": " + set)}} }"""));
}
