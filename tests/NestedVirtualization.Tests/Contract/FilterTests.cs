using System.Text.Json.Nodes;
using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;

namespace NestedDsc.NestedVirtualization.Tests.Contract;

/// <summary>Export: filters by everything that it reports.</summary>
public sealed class FilterTests : IDisposable
{
    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("""{"exposeVirtualizationExtensions":true}""", "lab-hv01")]
    [InlineData("""{"vmName":"LAB-TWIN"}""", "lab-twin|lab-twin")]
    [InlineData("""{"vmName":"*-h*1"}""", "lab-hv01")]
    [InlineData("""{"vmName":"lab-web01","vmState":"off"}""", "lab-web01")]
    [InlineData("""{"vmName":"lab-web01","vmState":"r*"}""", "")]
    [InlineData("""{"vmName":"lab-web01","_exist":true,"host":{"processorVendor":"intel"},"generation":2.0}""", "lab-web01")]
    [InlineData("""{"vmName":"lab-web01","_exist":false}""", "")]
    [InlineData("""{"_name":"lab-web*"}""", "lab-web01")]
    public void It_selects(string filter, string names) => Assert.Equal(names, string.Join('|', Names(_lab.Export(filter))));

    [Fact]
    public void An_id_and_a_name_must_both_fit()
    {
        Assert.Equal(["lab-twin"], Names(_lab.Export($$"""{"vmId":"{{LabVms.TwinB.ToUpperInvariant()}}","vmName":"lab-twin","processorCount":2}""")));
        Assert.Empty(Names(_lab.Export($$"""{"vmId":"{{LabVms.TwinB}}","vmName":"lab-web01"}""")));
    }

    [Theory]
    [InlineData("""{"vmState":"RUNNING"}""", "vmState", "\"Running\"")]
    [InlineData("""{"powerState":"off"}""", "powerState", "\"off\"")]
    [InlineData("""{"configurationVersion":"10.*"}""", "configurationVersion", "\"10.0\"")]
    [InlineData("""{"nestedCapable":false}""", "nestedCapable", "false")]
    [InlineData("""{"dynamicMemoryEnabled":true}""", "dynamicMemoryEnabled", "true")]
    [InlineData("""{"checkpoints":[]}""", "checkpoints", "[]")]
    [InlineData("""{"processorCount":2}""", "processorCount", "2")]
    public void What_fits_is_all_that_reports_the_value(string filter, string property, string value)
    {
        string[] all = [.. _lab.Export().Succeeds().Lines];
        string[] fitting = [.. all.Where(line => string.Equals(JsonTexts.Compact(JsonTexts.ParseObject(line)[property]), value, StringComparison.Ordinal))];

        Assert.InRange(fitting.Length, 1, all.Length - 1);
        Assert.Equal(fitting, _lab.Export(filter).Succeeds().Lines);
    }

    [Fact]
    public void Checkpoints_fit_by_any_of_them()
    {
        JsonObject vm = _lab.Export().Succeeds().Lines.Select(JsonTexts.ParseObject).First(static s => s["checkpoints"]!.AsArray().Count > 0);
        string name = (string)vm["checkpoints"]!.AsArray().Last()!["name"]!;

        Assert.Contains((string)vm["vmName"]!, Names(_lab.Export($$"""{"checkpoints":[{"name":"{{name[..^1]}}*"}]}""")));
        Assert.Empty(Names(_lab.Export("""{"checkpoints":[{"name":"none of that name"}]}""")));
    }

    [Fact]
    public void Every_exported_instance_is_a_filter_for_itself() =>
        Assert.All(_lab.Export().Succeeds().Lines, line => Assert.Equal([line], _lab.Export(line).Succeeds().Lines));

    [Fact]
    public void One_that_finds_nothing_says_how_many_it_looked_at()
    {
        int all = _lab.Export().Succeeds().Lines.Count;

        RunResult result = _lab.Untouched(static lab => lab.Export("""{"vmName":"lba-*"}""")).Succeeds();

        Assert.Equal("", result.Output);
        Assert.Equal($"No instance fits the filter; {all} were looked at.", result.Warnings[^1]);
    }

    [Theory]
    [InlineData("""{"whenRunning":"fail"}""", "/whenRunning: an export does not report it, so nothing can be filtered by it; leave it out.")]
    [InlineData("""{"checkpoint":{"name":"x"}}""", "/checkpoint: an export does not report it")]
    [InlineData("""{"blockers":[]}""", "/blockers: an export does not report it")]
    [InlineData("""{"vmState":"Runing"}""", "/vmState: \"Runing\" fits none of \"Off\", \"Running\"")]
    public void One_that_can_fit_nothing_is_refused(string filter, string message)
    {
        _lab.Export(filter).Fails(ExitCode.InvalidInput, message);
        Assert.True(SchemaValidator.For(ExportSchema()).IsValid(filter), "The engine lets it pass, so that the message reaches the user.");
    }

    private static string ExportSchema() =>
        ExportSchemas.Of(ResourceRun.Run(new NestedVirtualizationResource(static _ => null), static _ => null, "", "manifest"));

    private static string[] Names(RunResult result) => [.. result.Succeeds().Lines.Select(static l => (string)JsonTexts.ParseObject(l)["vmName"]!)];
}
