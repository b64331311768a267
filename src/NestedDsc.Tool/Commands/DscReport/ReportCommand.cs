using System.CommandLine;
using NestedDsc.Protocol.Files;
using NestedDsc.Reports;
using NestedDsc.Tool.Commands.Check;
using NestedDsc.Tool.Output.Outputs;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary><c>nesteddsc report</c>: what <c>dsc config test</c> or <c>set</c> wrote, as a report.</summary>
internal static class ReportCommand
{
    // Ten thousand instances have less.
    private const int LargestInput = 256 * 1024 * 1024;

    public static Command Create(ToolProcess process)
    {
        var file = new Argument<string>("file")
        {
            Description = "Output of 'dsc config test|set --output-format json'; '-' or left out: standard input.",
            DefaultValueFactory = static _ => "-",
        };
        var name = new Option<string?>("--name") { Description = "Name of the host in the report. Left out: this computer's, or the file's.", HelpName = "name" };
        var document = new Option<string?>("--document") { Description = "The configuration document, for the report's head.", HelpName = "path" };
        var reports = new ReportOptions();
        var command = new Command(
            "report", "Makes a report from the output of 'dsc config test' or 'dsc config set'. Exit code: 0 compliant, 1 not, 2 error.")
        {
            file, name, document,
        };
        reports.AddTo(command);
        command.SetAction(parsed =>
        {
            string source = parsed.GetRequiredValue(file);
            bool isInput = source is "-";
            DscRun run = DscRun.Parse(isInput ? Read(process.OpenInput()) : RegularFile.ReadAllBytes(source, LargestInput), isInput ? "Standard input" : source);
            HostResult host = run.ToResult(parsed.GetValue(name) ?? HostNames.Of(isInput ? null : source), null);
            var header = new ReportHeader(parsed.GetValue(document), run.Operation, run.Engine, run.Time ?? DateTimeOffset.Now);
            using var output = ReportSet.Open(reports.Read(parsed), header, process);
            output.Write(host);
            output.Complete();
            return Verdicts.ExitStatusOf(host.Verdict);
        });
        return command;
    }

    private static byte[] Read(Stream stream)
    {
        using (stream)
        {
            using var bytes = new MemoryStream();
            byte[] buffer = new byte[64 * 1024];
            while (stream.Read(buffer) is var count and > 0)
            {
                bytes.Write(buffer, 0, count);
                if (bytes.Length > LargestInput)
                {
                    throw new ToolException($"The input is larger than {LargestInput / (1024 * 1024)} MB, which no output of dsc is.");
                }
            }

            return bytes.ToArray();
        }
    }
}
