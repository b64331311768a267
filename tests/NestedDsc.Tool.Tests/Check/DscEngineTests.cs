using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Check;

/// <summary><c>nesteddsc check --engine dsc</c>, with a stand-in for dsc.</summary>
public sealed class DscEngineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_document_goes_to_dsc_for_each_host()
    {
        _folder.WriteScript("dsc", """
            [ "$1" = --version ] && { echo "dsc 3.2.3"; exit 0; }
            echo "$* / $NESTEDDSC_HOST" >> "$(dirname "$0")/calls"
            cat "$(dirname "$0")/answer"
            """);
        _folder.Write("answer", """
            {"metadata":{"Microsoft.DSC":{"version":"3.2.3","operation":"test"}},"results":[{"name":"a","type":"B/C","result":
            {"desiredState":{},"actualState":{},"inDesiredState":true,"differingProperties":[]}}],"messages":[],"hadErrors":false}
            """);
        string document = _folder.Write("d.yaml", "anything: \"[concat('a')]\"");
        Outcome outcome = await CheckAsync(document, "--host", Documents.Host("lab-l0.json"), Documents.Host("lab-l1.json"), "-p", "x=1");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("test by dsc 3.2.3", outcome.Output, StringComparison.Ordinal);
        string[] calls = await File.ReadAllLinesAsync(_folder["calls"], TestContext.Current.CancellationToken);
        Assert.Equal(2, calls.Length);
        Assert.Equal(
            $"--trace-format json config --parameters {{\"parameters\":{{\"x\":1}}}} test --file {document} --output-format json / {Documents.Host("lab-l0.json")}",
            calls[0]);
    }

    [Fact]
    public async Task What_dsc_can_not_do_is_an_error_of_the_host()
    {
        _folder.WriteScript("dsc", """
            [ "$1" = --version ] && { echo "dsc 3.2.3"; exit 0; }
            echo '{"timestamp":"2026-07-16T10:00:00.0Z","level":"ERROR","fields":{"message":"No such resource"},"target":"x"}' >&2
            exit 2
            """);
        Outcome outcome = await CheckAsync(_folder.Write("d.yaml", "x"), "--host", Documents.Host("lab-l0.json"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("No such resource", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_dsc_there_is_advice()
    {
        Outcome outcome = await ToolRun.InProcessAsync(["check", "--engine", "dsc", "-f", _folder.Write("d.yaml", "x")]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'dsc' is not on PATH.", outcome.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> CheckAsync(string document, params string[] options) => ToolRun.InProcessAsync(
        ["check", "--engine", "dsc", "-f", document, .. options], path: _folder.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"));
}
