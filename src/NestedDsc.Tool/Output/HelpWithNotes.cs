using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace NestedDsc.Tool.Output;

/// <summary>Help that ends with notes of the command, such as examples; the list of commands stays short without them.</summary>
internal sealed class HelpWithNotes(HelpAction help, IReadOnlyDictionary<string, string> notes) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = help.Invoke(parseResult);
        if (notes.TryGetValue(parseResult.CommandResult.Command.Name, out string? text))
        {
            parseResult.InvocationConfiguration.Output.WriteLine(text.ReplaceLineEndings());
        }

        return exitCode;
    }
}
