namespace NestedDsc.Protocol.Arguments;

/// <summary>The command line of a resource executable: one verb and at most two options.</summary>
/// <remarks>A command-line library would cost a quarter of the program's start-up time, for six verbs.</remarks>
/// <param name="Verb">What to do.</param>
/// <param name="Input">The instance as JSON text, or <see langword="null"/> if it comes on standard input.</param>
public sealed record CommandLine(Verb Verb, string? Input)
{
    private const string Expected = "expected get, set, test, export, schema, manifest, --help or --version";

    /// <summary>Reads the command line.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <returns>The command line.</returns>
    /// <exception cref="ResourceException">An argument is missing, unknown or out of place (<see cref="ExitCode.InvalidArguments"/>).</exception>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Count == 0)
        {
            throw Wrong($"No verb given: {Expected}.");
        }

        Verb verb = ParseVerb(args[0]);
        bool whatIf = false;
        string? input = null;
        for (int i = 1; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--help" or "-h":
                    return new CommandLine(Verb.Help, Input: null);
                case "--what-if" or "-w" when verb == Verb.Set:
                    whatIf = true;
                    break;
                case "--what-if" or "-w":
                    throw Wrong($"'{args[i]}' belongs to 'set', not to '{args[0]}'.");
                case "--input" or "-i" when !TakesInput(verb):
                    throw Wrong($"'{args[0]}' takes no input.");
                case "--input" or "-i" when input is not null:
                    throw Wrong($"'{args[i]}' is given twice.");
                case "--input" or "-i" when i + 1 < args.Count:
                    input = args[++i];
                    break;
                case "--input" or "-i":
                    throw Wrong($"'{args[i]}' needs a value: JSON text, or '-' for standard input.");
                default:
                    throw Wrong($"Unknown argument '{args[i]}'; 'set' takes --what-if, and get, set, test and export take --input.");
            }
        }

        return new CommandLine(whatIf ? Verb.WhatIf : verb, input is "-" ? null : input);
    }

    private static Verb ParseVerb(string word) => word switch
    {
        "get" => Verb.Get,
        "set" => Verb.Set,
        "test" => Verb.Test,
        "export" => Verb.Export,
        "schema" => Verb.Schema,
        "manifest" => Verb.Manifest,
        "--help" or "-h" or "help" => Verb.Help,
        "--version" => Verb.Version,
        _ => throw Wrong($"Unknown verb '{word}': {Expected}."),
    };

    private static bool TakesInput(Verb verb) => verb is Verb.Get or Verb.Set or Verb.Test or Verb.Export;

    private static ResourceException Wrong(string message) => new(ExitCode.InvalidArguments, message);
}
