using System.Globalization;

namespace NestedDsc.Fuzz;

/// <summary>
/// The command line: <c>[ITERATIONS [SEED]]</c> for random inputs to every parser; <c>--coverage-guided TARGET [--seconds N]
/// [--output FOLDER]</c> for inputs to one of them that reach code not reached before, made by afl-fuzz (Debian: <c>apt-get install
/// afl++</c>); <c>--replay TARGET FILE</c> for one input. A TARGET is a part of a target's name.
/// </summary>
internal sealed record Options
{
    /// <summary>Random inputs for each parser.</summary>
    public int Iterations { get; init; } = 2000;

    /// <summary>Where they begin.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The target of a run by coverage; empty for random inputs.</summary>
    public string Target { get; init; } = "";

    /// <summary>How long to look, in seconds.</summary>
    public int Seconds { get; init; } = 60;

    /// <summary>Folder for what is found; a new one if it is left out.</summary>
    public string Output { get; init; } = "";

    /// <summary>File with one input; empty for none.</summary>
    public string Replay { get; init; } = "";

    /// <summary>Whether this process is the one that afl-fuzz feeds.</summary>
    public bool IsFed { get; init; }

    public static Options Parse(IReadOnlyList<string> args)
    {
        var options = new Options();
        for (int i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--coverage-guided" when i + 1 < args.Count => options with { Target = args[++i] },
                "--fed" when i + 1 < args.Count => options with { Target = args[++i], IsFed = true },
                "--replay" when i + 2 < args.Count => options with { Target = args[++i], Replay = args[++i] },
                "--seconds" when i + 1 < args.Count => options with { Seconds = Number(args[++i]) },
                "--output" when i + 1 < args.Count => options with { Output = args[++i] },
                _ when i == 0 && args.Count <= 2 => options with { Iterations = Number(args[i]) },
                _ when i == 1 && args.Count == 2 => options with { Seed = Number(args[i]) },
                _ => throw new ArgumentException($"'{args[i]}' is unknown; see the summary of {nameof(Options)}.", nameof(args)),
            };
        }

        return options;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
