using NestedDsc.Reports;
using Spectre.Console;

namespace NestedDsc.Tool.Output.Outputs;

/// <summary>A report for people at a terminal: hosts that are as they should be take one line each.</summary>
internal sealed class TableReportWriter(IAnsiConsole console, bool plain, ReportHeader header) : IReportWriter
{
    private const int Indent = 2;

    private readonly TextLines _lines = new(console);

    private readonly int[] _hosts = new int[3];

    private readonly int[] _resources = new int[3];

    private bool _begun;

    public void Write(HostResult host)
    {
        Begin();
        _hosts[(int)host.Verdict]++;
        string name = host.File is { } file ? $"{host.Host} ({file})" : host.Host;
        _lines.Write(Mark(host.Verdict), $"{name}: {Summary(host)}", Colour(host.Verdict), 0);
        if (host.Error is not null)
        {
            _lines.Write("", host.Error, Style.Plain, 2 * Indent);
        }

        foreach (ResourceResult resource in host.Resources)
        {
            _resources[(int)resource.Verdict]++;
            WriteResource(resource, host.Verdict);
        }
    }

    public void Complete()
    {
        Begin();
        console.Write(Text.NewLine);
        if (_hosts.Sum() > 1)
        {
            _lines.Write("", Totals("hosts", _hosts), TextLines.Strong, 0);
        }

        _lines.Write("", Totals("instances", _resources), TextLines.Strong, 0);
        console.Profile.Out.Writer.Flush();
    }

    public void Dispose()
    {
        // The console is its caller's.
    }

    private static Style Colour(Verdict verdict) => verdict switch
    {
        Verdict.Compliant => TextLines.Good,
        Verdict.NotCompliant => TextLines.Bad,
        _ => TextLines.Caution,
    };

    private static string Summary(HostResult host) => host switch
    {
        { Error: not null } => "could not be checked",
        { Resources.Count: 0 } => "nothing to check",
        _ => $"{host.Resources.Count(static r => r.Verdict is Verdict.Compliant)} of {host.Resources.Count} as desired",
    };

    private static string Totals(string what, int[] counts) =>
        $"{counts.Sum()} {(counts.Sum() == 1 ? what[..^1] : what)}: {counts[(int)Verdict.Compliant]} compliant, {counts[(int)Verdict.NotCompliant]} not compliant, "
        + $"{counts[(int)Verdict.Error]} with errors";

    private void Begin()
    {
        if (!_begun)
        {
            _begun = true;
            _lines.Write("", $"{header.Document ?? "(document not known)"}: {header.Operation} by {header.Engine}", TextLines.Strong, 0);
            console.Write(Text.NewLine);
        }
    }

    // Of a host that is as it should be, its instances say nothing new.
    private void WriteResource(ResourceResult resource, Verdict host)
    {
        if (host is not Verdict.Compliant)
        {
            _lines.Write(Mark(resource.Verdict), $"{resource.Name} [{resource.Type}]", Colour(resource.Verdict), Indent);
        }

        if (resource.Verdict is not Verdict.Compliant)
        {
            foreach (Remark reason in resource.Reasons)
            {
                _lines.Write("- ", reason.Phrase, Style.Plain, 2 * Indent);
            }

            foreach (Remark blocker in resource.Blockers)
            {
                _lines.Write("- ", "A set is blocked: " + blocker.Phrase, TextLines.Caution, 2 * Indent);
            }
        }

        if (resource.Error is { } error)
        {
            _lines.Write("- ", resource.ExitCode is { } code ? $"{error} (exit code {code})" : error, Style.Plain, 2 * Indent);
        }

        foreach (string computer in resource.RestartRequired)
        {
            _lines.Write("- ", $"{computer} must restart.", TextLines.Caution, 2 * Indent);
        }
    }

    private string Mark(Verdict verdict) => (plain, verdict) switch
    {
        (true, Verdict.Compliant) => "OK    ",
        (true, Verdict.NotCompliant) => "NO    ",
        (true, _) => "ERROR ",
        (false, Verdict.Compliant) => "✓ ",
        (false, Verdict.NotCompliant) => "✗ ",
        (false, _) => "! ",
    };
}
