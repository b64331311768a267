using System.CommandLine;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Capture;
using NestedDsc.HyperV.Capture.Redaction;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Files;
using NestedDsc.Protocol.Tracing;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Capture;

/// <summary><c>nesteddsc capture</c>: what the resources may read of a host, in a file to check elsewhere.</summary>
internal static class CaptureCommand
{
    public static Command Create(ToolProcess process)
    {
        var output = new Option<string>("--output", "-o") { Description = "The file to write; '-' for standard output. A new one is for its owner alone to read.", Required = true, HelpName = "file" };
        var redact = new Option<bool>("--redact")
        {
            Description = "Replace names, MAC addresses, GUIDs, serial numbers, paths and the host's name. IP addresses and hardware models stay.",
        };
        var command = new Command(
            "capture", "Captures this Hyper-V host in a file, which 'check' and the resources work on as on the host itself. Changes nothing.")
        {
            output, redact,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(output), parsed.GetValue(redact), process));
        return command;
    }

    private static int Run(string file, bool redact, ToolProcess process)
    {
        CapturedHost host = Read(process);
        if (redact)
        {
            host = new Redactor().Redact(host);
        }

        byte[] text = CaptureWriter.Write(host, $"{ToolProgram.Name} {ToolVersion.Current}");
        if (file is "-")
        {
            using Stream output = process.OpenOutput();
            output.Write(text);
            return ExitStatus.Ok;
        }

        OutputFile.WritePrivate(file, text);
        process.Deed = $"The host was captured: {file}";
        var lines = new TextLines(process.Console);
        lines.Write(
            "", $"{host.ComputerName}: {host.Machines} virtual machines, {host.Switches} switches, {text.Length / 1024} KB: {file}", Spectre.Console.Style.Plain, 0);
        if (host.Servicing is not { Refusal: null })
        {
            process.Error.WriteLine(
                $"{ToolProgram.Name}: The optional features were not read exactly: "
                + (host.Servicing?.Refusal?.Message ?? "Windows does not know them, or says otherwise than Hyper-V does."));
        }

        return ExitStatus.Ok;
    }

    private static CapturedHost Read(ToolProcess process)
    {
        try
        {
            using GuestConnection connection = HostConnection.OpenGuest(process.Environment, new Tracer(Stream.Null, TraceLevel.Error));
            return HostCapture.Read(connection);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            ResourceException failure = HostFailures.Explain(error);
            throw new ToolException(failure.Message, failure);
        }
    }
}
