using System.Globalization;
using NestedDsc.Reports;

namespace NestedDsc.Tool.Output.Outputs;

/// <summary>The reports of one run. A file appears under its name only when it is complete.</summary>
internal sealed class ReportSet : IDisposable
{
    private const string Unfinished = ".unfinished";

    private readonly List<(IReportWriter Writer, FileStream? File)> _reports = [];
    private readonly int[] _hosts = new int[3];
    private readonly ToolProcess _process;

    private ReportSet(ToolProcess process) => _process = process;

    /// <summary>Opens the reports.</summary>
    public static ReportSet Open((IReadOnlyList<ReportFormat> Formats, string? Folder) choice, ReportHeader header, ToolProcess process)
    {
        var set = new ReportSet(process);
        try
        {
            foreach (ReportFormat format in choice.Formats)
            {
                set.Add(format, choice.Folder, header);
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
        _hosts[(int)host.Verdict]++;
        foreach ((IReportWriter writer, _) in _reports)
        {
            writer.Write(host);
        }
    }

    /// <summary>Completes all of them, and says where files are and how it went: standard output is free then.</summary>
    public void Complete()
    {
        var files = new List<string>();
        foreach ((IReportWriter writer, FileStream? file) in _reports)
        {
            writer.Complete();
            if (file is not null)
            {
                file.Dispose();
                files.Add(file.Name[..^Unfinished.Length]);
                File.Move(file.Name, files[^1], overwrite: true);
            }
        }

        if (files.Count > 0)
        {
            Announce(files);
        }
    }

    public void Dispose()
    {
        foreach ((IReportWriter writer, FileStream? file) in _reports)
        {
            try
            {
                writer.Dispose();
                file?.Dispose();
            }
            catch (Exception error) when (error is IOException or ArgumentException)
            {
                // What a full disk or a quota leaves in a buffer is lost with the file, and has been told. (.NET has an
                // ArgumentOutOfRangeException for a file that may not grow.)
            }
            finally
            {
                if (file is not null)
                {
                    File.Delete(file.Name);
                }
            }
        }
    }

    private void Announce(IReadOnlyList<string> files)
    {
        _process.Deed = $"The reports were written: {string.Join(", ", files)}";
        var report = new Report(_process.Console, _process.Plain);
        report.Title(string.Create(
            CultureInfo.InvariantCulture,
            $"Hosts: {_hosts[(int)Verdict.Compliant]} compliant, {_hosts[(int)Verdict.NotCompliant]} not compliant, {_hosts[(int)Verdict.Error]} with errors."));
        foreach (string file in files)
        {
            report.Item(file);
        }
    }

    private void Add(ReportFormat format, string? folder, ReportHeader header)
    {
        if (folder is null)
        {
            _reports.Add((format is ReportFormat.Table
                ? new TableReportWriter(_process.Console, _process.Plain, header)
                : ReportWriters.Create(format, _process.OpenOutput(), header), null));
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
