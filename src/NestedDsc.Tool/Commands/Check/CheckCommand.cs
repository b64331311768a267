using System.CommandLine;
using NestedDsc.Documents;
using NestedDsc.Reports;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output.Outputs;

namespace NestedDsc.Tool.Commands.Check;

/// <summary><c>nesteddsc check</c>: are hosts as a configuration document wants them?</summary>
internal static class CheckCommand
{
    public static Command Create(ToolProcess process)
    {
        var file = new Option<string>("--file", "-f") { Description = "The configuration document, in YAML or JSON.", Required = true, HelpName = "document" };
        var hosts = new Option<string[]>("--host")
        {
            Description = $"Captured or simulated hosts: files, or folders of them. Left out: {EngineFactory.HostVariable}, or this computer.",
            HelpName = "file|folder",
            AllowMultipleArgumentsPerToken = true,
        };
        var parameters = new Option<string[]>("--parameters", "-p")
        {
            Description = "Parameters of the document: a file as dsc takes it, or name=value. The value is JSON, or else text.",
            HelpName = "file|name=value",
            AllowMultipleArgumentsPerToken = true,
        };
        var engine = new Option<string>("--engine")
        {
            Description = $"What checks: {EngineFactory.BuiltIn} (the code of the resources, in this program), or {EngineFactory.Dsc} (3.2 or later; any resource).",
            HelpName = $"{EngineFactory.BuiltIn}|{EngineFactory.Dsc}",
            DefaultValueFactory = static _ => EngineFactory.BuiltIn,
        };
        engine.AcceptOnlyFromAmong(EngineFactory.BuiltIn, EngineFactory.Dsc);
        var reports = new ReportOptions();
        var command = new Command("check", "Checks hosts against a configuration document, and changes nothing. Exit code: 0 compliant, 1 not, 2 error.")
        {
            file, hosts, parameters, engine,
        };
        reports.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            string document = parsed.GetRequiredValue(file);
            var given = ParameterValues.Read(parsed.GetValue(parameters) ?? []);
            IReadOnlyList<string?> checkedHosts = Hosts(parsed.GetValue(hosts) ?? [], process);
            bool builtIn = parsed.GetValue(engine) is EngineFactory.BuiltIn;
            IHostChecker checker = builtIn
                ? BuiltInChecker.For(ConfigurationReader.Read(document, given))
                : await DscChecker.OpenAsync(document, given, process, cancel);
            var header = new ReportHeader(document, "test", checker.Engine, DateTimeOffset.Now);
            using var output = ReportSet.Open(reports.Read(parsed), header, process);
            Verdict worst = await ProgressBar.RunAsync(process.Progress, checkedHosts.Count, step => HostSweep.RunAsync(
                checkedHosts, checker, builtIn ? Environment.ProcessorCount : 1, result =>
                {
                    output.Write(result);
                    step();
                },
                cancel));
            output.Complete();
            return Verdicts.ExitStatusOf(worst);
        });
        return command;
    }

    private static IReadOnlyList<string?> Hosts(string[] named, ToolProcess process)
    {
        string? file = process.Environment(EngineFactory.HostVariable);
        if (named.Length > 0)
        {
            return HostFiles.Find(named);
        }

        return new string?[] { string.IsNullOrEmpty(file) ? null : file };
    }
}
