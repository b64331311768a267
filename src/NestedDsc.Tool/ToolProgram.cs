using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using NestedDsc.Documents;
using NestedDsc.Protocol.Output;
using NestedDsc.Protocol.Streams;
using NestedDsc.Simulation;
using NestedDsc.Tool.Commands.Capture;
using NestedDsc.Tool.Commands.Check;
using NestedDsc.Tool.Commands.Demo;
using NestedDsc.Tool.Commands.DscReport;
using NestedDsc.Tool.Commands.Package;
using NestedDsc.Tool.Commands.Policy;
using NestedDsc.Tool.Commands.Restart;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool;

/// <summary>The command line of <c>nesteddsc</c>: from its arguments to its exit code.</summary>
internal static class ToolProgram
{
    public const string Name = "nesteddsc";

    private static readonly Dictionary<string, string> Notes = new(StringComparer.Ordinal)
    {
        [PackageCommand.Name] = PackageCommand.Notes,
        [PolicyCommand.Name] = PolicyCommand.Notes,
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> args, ToolProcess process)
    {
        ParseResult command = Root(process).Parse(args);
        try
        {
            return command.Action is ParseErrorAction mistake
                ? Explain(command, mistake, process)
                : await command.InvokeAsync(Streams(process.Console.Profile.Out.Writer, process.Error));
        }
        catch (OperationCanceledException)
        {
            return Fail(process, "Cancelled.");
        }
        catch (DocumentException error)
        {
            foreach (DocumentMistake mistake in error.Mistakes)
            {
                process.Error.WriteLine(UnicodeText.VisibleLines(mistake.ToString()));
            }

            return ExitStatus.Error;
        }
        catch (OutputException error)
        {
            return Fail(process, string.Join(' ', error.Message, process.Deed).TrimEnd());
        }
        catch (Exception error) when (error is ToolException or HostFileException or IOException or UnauthorizedAccessException)
        {
            return Fail(process, error.Message);
        }
#pragma warning disable CA1031 // Whoever reads exit codes takes an abort for a crash of the computer's.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Fail(process, $"An error that was not foreseen ({error.GetType().Name}): {error.Message}");
        }
    }

    internal static RootCommand Root(ToolProcess process)
    {
        var root = new RootCommand("Helps with nested virtualization of Hyper-V VMs through DSC.")
        {
            DemoCommand.Create(process),
            CheckCommand.Create(process),
            ReportCommand.Create(process),
            CaptureCommand.Create(process),
            PackageCommand.Create(process),
            PolicyCommand.Create(process),
            RestartCommand.Create(process),
        };
        ArgumentRules.Apply(root);
        foreach (Option option in root.Options)
        {
            if (option.Action is HelpAction help)
            {
                help.MaxWidth = process.Console.Profile.Width;
                option.Action = new HelpWithNotes(help, Notes);
            }
        }

        return root;
    }

    private static InvocationConfiguration Streams(TextWriter output, TextWriter error) =>
        new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };

    // The library would write suggestions to standard output and end with 1, which here means "not as expected".
    private static int Explain(ParseResult command, ParseErrorAction mistake, ToolProcess process)
    {
        mistake.ShowHelp = command.Tokens.Count == 0;
        using var text = new StringWriter { NewLine = "\n" };
        command.Invoke(Streams(text, text));
        process.Error.Write(UnicodeText.VisibleLines(text.ToString().ReplaceLineEndings("\n").Replace("\t", "  ", StringComparison.Ordinal)));
        process.Error.WriteLine($"Run '{Name} --help' to see the commands, '{Name} <command> --help' for one of them.");
        return ExitStatus.Error;
    }

    private static int Fail(ToolProcess process, string message)
    {
        process.Error.WriteLine($"{Name}: {UnicodeText.VisibleLines(message)}");
        return ExitStatus.Error;
    }
}
