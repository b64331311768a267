using System.Globalization;

namespace NestedDsc.FaultMatrix;

/// <summary>The command line: <c>[--full] [--scenario TEXT] [--mode TEXT] [--show N]</c>, <c>--variants [--variant TEXT] [--seed N] [--pairs N] [--stride N] [--matrix-only]</c>, <c>--kills [--scenario TEXT] [--stride N]</c>,
/// or <c>--endurance PATH [--count N]</c>.</summary>
internal sealed record Options
{
    /// <summary>All scenarios and modes, not only the part that is run with every build.</summary>
    public bool Full { get; init; }

    /// <summary>Text in the names of the scenarios to run.</summary>
    public string Scenario { get; init; } = "";

    /// <summary>Text in the names of the modes to run.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Most violations of one rule to print for a scenario.</summary>
    public int Show { get; init; } = 3;

    /// <summary>Whether to run under every answer to the open questions instead.</summary>
    public bool Variants { get; init; }

    /// <summary>Whether to kill sets and go on with every verb instead.</summary>
    public bool Kills { get; init; }

    /// <summary>Whether to leave the tests of the resources out.</summary>
    public bool MatrixOnly { get; init; }

    /// <summary>Of the matrix under variants (7 unless given) and of the kills (1), only every so-many-th trial is run.</summary>
    public int? Stride { get; init; }

    /// <summary>Seed of the pairs of answers.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many pairs of answers.</summary>
    public int Pairs { get; init; } = 40;

    /// <summary>Text in the names of the answers to run under.</summary>
    public string Variant { get; init; } = "";

    /// <summary>An executable of a resource, or the folder of all three, to run many times instead.</summary>
    public string Endurance { get; init; } = "";

    /// <summary>How many times each.</summary>
    public int Count { get; init; } = 10_000;

    public static Options Parse(IReadOnlyList<string> args)
    {
        var options = new Options();
        for (int i = 0; i < args.Count; i++)
        {
            options = args[i] switch
            {
                "--full" => options with { Full = true },
                "--scenario" when i + 1 < args.Count => options with { Scenario = args[++i] },
                "--mode" when i + 1 < args.Count => options with { Mode = args[++i] },
                "--endurance" when i + 1 < args.Count => options with { Endurance = args[++i] },
                "--count" when i + 1 < args.Count => options with { Count = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--variants" => options with { Variants = true },
                "--variant" when i + 1 < args.Count => options with { Variants = true, Variant = args[++i] },
                "--kills" => options with { Kills = true },
                "--matrix-only" => options with { MatrixOnly = true },
                "--stride" when i + 1 < args.Count => options with { Stride = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--seed" when i + 1 < args.Count => options with { Seed = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--pairs" when i + 1 < args.Count => options with { Pairs = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--show" when i + 1 < args.Count => options with { Show = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                _ => throw new ArgumentException($"'{args[i]}' is unknown; see the summary of {nameof(Options)}.", nameof(args)),
            };
        }

        return options;
    }
}
