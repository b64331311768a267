using System.CommandLine;
using NestedDsc.Reports;

namespace NestedDsc.Tool.Output.Outputs;

/// <summary>The options of the commands that write reports.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string[]> _formats = new("--format", "-t")
    {
        Description = $"How the report is written: {string.Join(", ", ReportFormats.Names)}; several need --output. Default: table.",
        HelpName = "format",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _folder = new("--output", "-o")
    {
        Description = "Folder for the reports, made if it is missing: nesteddsc.json, nesteddsc.junit.xml and so on. Without it, the report goes to standard output.",
        HelpName = "folder",
    };

    public ReportOptions()
    {
        _formats.AcceptOnlyFromAmong([.. ReportFormats.Names]);
        _formats.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string[]>() is { Length: > 1 } && result.GetResult(_folder) is null)
            {
                result.AddError("Several formats need '--output', a folder that their files are written to.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(_formats);
        command.Add(_folder);
    }

    /// <summary>What the user chose.</summary>
    public (IReadOnlyList<ReportFormat> Formats, string? Folder) Read(ParseResult parsed)
    {
        ReportFormat[] formats = [.. (parsed.GetValue(_formats) ?? []).Select(static name => ReportFormats.Find(name)!.Value).Distinct()];
        return (formats.Length == 0 ? [ReportFormat.Table] : formats, parsed.GetValue(_folder));
    }
}
