using System.CommandLine;
using System.CommandLine.Parsing;

namespace NestedDsc.Tool;

/// <summary>What holds for the values of all options and arguments.</summary>
internal static class ArgumentRules
{
    /// <summary>Holds every option and argument of a command, and of those below it, to the rules.</summary>
    /// <param name="command">The command.</param>
    public static void Apply(Command command)
    {
        // Before the command's own rules, which would tell of what is missing instead.
        command.Validators.Insert(0, static result =>
        {
            foreach (SymbolResult child in result.Children)
            {
                (string name, bool takesSeveral) = child switch
                {
                    OptionResult option => (option.Option.Name, option.Option.AllowMultipleArgumentsPerToken),
                    ArgumentResult argument => (argument.Argument.Name, false),
                    _ => ("", false),
                };
                Check(result, child.Tokens, name, takesSeveral);
            }
        });

        foreach (Command below in command.Subcommands)
        {
            Apply(below);
        }
    }

    // An empty value is mostly a variable that is not set; and after a list of values, an unknown option would be one more of them.
    private static void Check(SymbolResult result, IReadOnlyList<Token> values, string name, bool takesSeveral)
    {
        foreach (Token value in values)
        {
            if (value.Value.Length == 0)
            {
                result.AddError($"The value of '{name}' is empty.");
            }
            else if (takesSeveral && value.Value is ['-', _, ..])
            {
                result.AddError($"'{value.Value}' is no option that is known here, and no value of '{name}'.");
            }
        }
    }
}
