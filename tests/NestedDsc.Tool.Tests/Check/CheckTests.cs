using System.Text.Json;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Check;

/// <summary><c>nesteddsc check</c>.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Documents.Met, 0)]
    [InlineData(Documents.Missed, 1)]
    public async Task The_exit_code_tells_compliance(string document, int expected)
    {
        Outcome outcome = await CheckAsync(document, "--host", Documents.Host("lab-l0.json"));
        Assert.Equal(expected, outcome.ExitCode);
        Assert.Equal("", outcome.Error);
    }

    [Fact]
    public async Task Reasons_and_names_are_shown_as_they_are()
    {
        Outcome outcome = await CheckAsync(Documents.Missed, "--host", Documents.Host("lab-l0.json"));
        Assert.Contains("VM 'lab-web01' has 2 virtual processors; 4 are required.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("spoofing [x] [NestedDsc/VMNetworkNesting]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("2 instances: 0 compliant, 2 not compliant, 0 with errors", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lab-l0.json", "2 VMs have the name 'lab-twin'")]
    [InlineData("guest-2019.json", "Hyper-V is not installed on 'L1-NEW01'.")]
    public async Task What_can_be_described_is_not_compliant_and_no_error(string host, string reason)
    {
        string document = Documents.Met.Replace("lab-web01", "lab-twin", StringComparison.Ordinal);

        Outcome outcome = await CheckAsync(document, "--host", Documents.Host(host));

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(reason, outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("exit code", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_host_the_variable_names_it()
    {
        string document = _folder.Write("d.yaml", Documents.Met);
        Outcome outcome = await ToolRun.InProcessAsync(["check", "-f", document], host: Documents.Host("lab-l0.json"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("HV-LAB01", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_host_is_an_error_of_its_own()
    {
        string hosts = Path.Combine(_folder.Path, "hosts");
        Directory.CreateDirectory(Path.Combine(hosts, "sub"));
        string good = await File.ReadAllTextAsync(Documents.Host("lab-l0.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(hosts, "c.json"), good, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(hosts, "a.json"), good[..5000], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(hosts, "b.json"), good.Replace("nesteddsc-host/1", "nesteddsc-host/2", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(hosts, "sub", "B.json"), "[]", TestContext.Current.CancellationToken);
        Outcome outcome = await CheckAsync(Documents.Met, "--host", hosts, "--format", "json");
        Assert.Equal(2, outcome.ExitCode);
        JsonElement[] results = [.. JsonElement.Parse(outcome.Output).GetProperty("hosts").EnumerateArray()];
        Assert.Equal(["error", "error", "compliant", "error"], results.Select(static r => r.GetProperty("verdict").GetString()!));
        Assert.Matches("a.json: line [0-9]+, byte [0-9]+: the file is not valid JSON", results[0].GetProperty("error").GetString()!);
        Assert.Contains("A newer NestedDsc may have written it", results[1].GetProperty("error").GetString()!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damage_within_a_host_is_an_error_of_what_needs_it()
    {
        string text = await File.ReadAllTextAsync(Documents.Host("lab-l0.json"), TestContext.Current.CancellationToken);
        string host = _folder.Write("h.json", text.Replace("\"BuildNumber\": \"20348\"", "\"BuildNumber\": 20348", StringComparison.Ordinal));
        Outcome outcome = await CheckAsync(Documents.Met, "--host", host);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("(exit code 8)", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_come_in_ordinal_order_and_once()
    {
        string hosts = Path.Combine(_folder.Path, "hosts");
        Directory.CreateDirectory(hosts);
        for (int i = 0; i < 60; i++)
        {
            File.Copy(Documents.Host(i % 3 == 0 ? "lab-l0.json" : "guest-2019.json"), Path.Combine(hosts, $"{(i * 37) % 60:D2}.json"));
        }

        Outcome outcome = await CheckAsync(Documents.Met, "--host", Path.Combine(hosts, "05.json"), hosts, "-t", "json");
        string[] files = [.. JsonElement.Parse(outcome.Output).GetProperty("hosts").EnumerateArray().Select(static h => Path.GetFileName(h.GetProperty("file").GetString()!))];
        Assert.Equal(Enumerable.Range(0, 60).Select(static i => $"{i:D2}.json"), files);
    }

    [Fact]
    public async Task Each_format_goes_to_a_file_of_its_own()
    {
        string reports = Path.Combine(_folder.Path, "reports");
        string[] formats = [.. NestedDsc.Reports.ReportFormats.Names.SelectMany(static f => new[] { "--format", f })];
        Outcome outcome = await CheckAsync(Documents.Missed, ["--host", Documents.Host("lab-l0.json"), "-o", reports, .. formats]);
        Assert.Equal("", outcome.Error);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            ["nesteddsc.github.txt", "nesteddsc.html", "nesteddsc.json", "nesteddsc.junit.xml", "nesteddsc.md", "nesteddsc.sarif", "nesteddsc.txt"],
            Directory.GetFiles(reports).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(reports), static f => Assert.Contains("lab-web01", File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--format json --format junit", "Several formats need '--output'")]
    [InlineData("--format xml", "xml")]
    [InlineData("--engine other", "other")]
    [InlineData("--host nowhere", "'nowhere' is neither a file nor a folder.")]
    [InlineData("--parameters nowhere", "'nowhere' is neither a file with parameters nor of the form name=value.")]
    [InlineData("--parameters x=1", "'x', which the document does not declare")]
    public async Task Wrong_options_are_an_error(string options, string message)
    {
        Outcome outcome = await CheckAsync(Documents.Met, options.Split(' '));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.Equal("", outcome.Output);
    }

    [Fact]
    public async Task A_folder_without_hosts_is_an_error()
    {
        Outcome outcome = await CheckAsync(Documents.Met, "--host", Directory.CreateDirectory(Path.Combine(_folder.Path, "none")).FullName);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("has no files of captured hosts", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_of_the_document_come_with_their_places_and_nothing_is_written()
    {
        string reports = Path.Combine(_folder.Path, "reports");
        Outcome outcome = await CheckAsync(Documents.Head + "resources:\n  - name: a\n  - type: B/C\n", "--host", Documents.Host("lab-l0.json"), "-o", reports);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("d.yaml(3,5): The resource has no type.", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("d.yaml(4,5): The resource has no name.", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(reports));
    }

    [Fact]
    public async Task Other_resources_are_left_to_the_engine()
    {
        Outcome outcome = await CheckAsync(Documents.Head + "resources:\n  - { name: a, type: B/C }\n", "--host", Documents.Host("lab-l0.json"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("d.yaml(3,5): 'B/C' is none of the resources that are built in. '--engine dsc' checks any", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_in_an_instance_is_an_error_with_the_exit_code_of_the_resource()
    {
        Outcome outcome = await CheckAsync(Documents.Met.Replace("processorCount: 2", "processorCount: many", StringComparison.Ordinal), "--host", Documents.Host("lab-l0.json"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("/processorCount: it must be a whole number", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("(exit code 2)", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count=2", 0)]
    [InlineData("count=4", 1)]
    public async Task Parameters_come_from_the_command_line(string parameter, int expected)
    {
        string document = Documents.Met.Replace("processorCount: 2", "processorCount: \"[parameters('count')]\"", StringComparison.Ordinal)
            .Replace("vmName: lab-web01", "vmName: \"[parameters('vm')]\"", StringComparison.Ordinal)
            + "\nparameters:\n  count: { type: int }\n  vm: { type: string }\n";
        string file = _folder.Write("p.yaml", "parameters:\n  vm: lab-web01\n  count: 77\n");
        Outcome outcome = await CheckAsync(document, "--host", Documents.Host("lab-l0.json"), "-p", file, "-p", parameter);
        Assert.Equal("", outcome.Error);
        Assert.Equal(expected, outcome.ExitCode);
    }

    private Task<Outcome> CheckAsync(string document, params string[] options) =>
        ToolRun.InProcessAsync(["check", "-f", _folder.Write("d.yaml", document), .. options]);
}
