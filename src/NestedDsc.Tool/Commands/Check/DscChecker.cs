using System.Buffers;
using System.Text;
using System.Text.Json;
using NestedDsc.Reports;
using NestedDsc.Tool.Commands.DscReport;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Check;

/// <summary>Checks through <c>dsc config test</c>: documents with any resources and expressions.</summary>
internal sealed class DscChecker : IHostChecker
{
    private static readonly TimeSpan AskTimeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan TestTimeout = TimeSpan.FromMinutes(30);

    private readonly DscProgram _program;
    private readonly string[] _arguments;
    private readonly Dictionary<string, string> _environment;

    private DscChecker(DscProgram program, string[] arguments, Dictionary<string, string> environment)
    {
        _program = program;
        _arguments = arguments;
        _environment = environment;
    }

    public string Engine => $"dsc {_program.Version}";

    public static async Task<DscChecker> OpenAsync(
        string document, IReadOnlyDictionary<string, JsonElement> parameters, ToolProcess process, CancellationToken cancel)
    {
        if (!File.Exists(document))
        {
            throw new ToolException($"'{document}' is not a file.");
        }

        DscProgram? program = await DscProgram.FindAsync(ExecutableFinder.For(process.Environment), AskTimeout, cancel);
        if (program is not { IsRecent: true })
        {
            throw new ToolException(program is null
                ? "'dsc' is not on PATH. Install DSC 3.2 or later, or leave '--engine dsc' out."
                : $"'{program.Executable}' is version {program.Version}; 3.2 or later is required. Or leave '--engine dsc' out.");
        }

        // Messages as JSON: the other formats are coloured, or break messages into several lines.
        string[] arguments =
        [
            "--trace-format", "json", "config", .. parameters.Count == 0 ? [] : new[] { "--parameters", Json(parameters) },
            "test", "--file", Path.GetFullPath(document), "--output-format", "json",
        ];
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [EngineFactory.TraceVariable] = "warn",
            [EngineFactory.ResourceVariable] = EngineFactory.SearchPath(process.Directory, process.Environment("PATH")),
        };
        return new DscChecker(program, arguments, environment);
    }

    public async Task<HostResult> CheckAsync(string? file, CancellationToken cancel)
    {
        var environment = new Dictionary<string, string>(_environment, StringComparer.Ordinal);
        if (file is not null)
        {
            environment[EngineFactory.HostVariable] = Path.GetFullPath(file);
        }

        try
        {
            var command = new ChildCommand(_program.Executable, _arguments, [], Environment.CurrentDirectory, environment, TestTimeout);
            ChildResult result = await ChildProcess.RunAsync(command, cancel);
            return result.Output.AsSpan().Trim(" \t\r\n"u8).IsEmpty
                ? throw DscFailure.Of("dsc", result)
                : DscRun.Parse(result.Output, "The answer of dsc").ToResult(HostNames.Of(file), file);
        }
        catch (Exception error) when (error is OperationException or ToolException)
        {
            return new HostResult(HostNames.Of(file), file, [], error.Message);
        }
    }

    private static string Json(IReadOnlyDictionary<string, JsonElement> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("parameters");
            foreach ((string name, JsonElement value) in parameters)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
