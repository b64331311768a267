using NestedDsc.Reports;

namespace NestedDsc.Tool.Output.Outputs;

/// <summary>The reports of one run. A file appears under its name only when it is complete.</summary>
internal sealed class ReportSet : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly List<(IReportWriter Writer, FileStream? File)> _reports = [];

    private ReportSet()
    {
    }

    /// <summary>Opens the reports.</summary>
    public static ReportSet Open((IReadOnlyList<ReportFormat> Formats, string? Folder) choice, ReportHeader header, ToolProcess process)
    {
        var set = new ReportSet();
        try
        {
            foreach (ReportFormat format in choice.Formats)
            {
                set.Add(format, choice.Folder, header, process);
            }

            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <summary>Writes one host to all of them.</summary>
    public void Write(HostResult host)
    {
        foreach ((IReportWriter writer, _) in _reports)
        {
            writer.Write(host);
        }
    }

    /// <summary>Completes all of them.</summary>
    public void Complete()
    {
        foreach ((IReportWriter writer, FileStream? file) in _reports)
        {
            writer.Complete();
            if (file is not null)
            {
                file.Dispose();
                File.Move(file.Name, file.Name[..^Unfinished.Length], overwrite: true);
            }
        }
    }

    public void Dispose()
    {
        foreach ((IReportWriter writer, FileStream? file) in _reports)
        {
            writer.Dispose();
            if (file is not null)
            {
                file.Dispose();
                File.Delete(file.Name);
            }
        }
    }

    private void Add(ReportFormat format, string? folder, ReportHeader header, ToolProcess process)
    {
        if (folder is null)
        {
            _reports.Add((format is ReportFormat.Table
                ? new TableReportWriter(process.Console, process.Plain, header)
                : ReportWriters.Create(format, process.OpenOutput(), header), null));
            return;
        }

        Directory.CreateDirectory(folder);
        string path = Path.GetFullPath(Path.Combine(folder, format.FileName() + Unfinished));
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024);
        _reports.Add((format is ReportFormat.Table
            ? new TableReportWriter(Terminals.Create(new StreamWriter(file) { NewLine = "\n" }, Terminals.PipeWidth, plain: true), plain: true, header)
            : ReportWriters.Create(format, file, header), file));
    }
}
