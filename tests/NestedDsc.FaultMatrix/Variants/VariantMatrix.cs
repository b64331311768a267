using NestedDsc.FaultMatrix.Modes;
using NestedDsc.FaultMatrix.Scenarios;
using NestedDsc.TestSupport.Variants;

namespace NestedDsc.FaultMatrix.Variants;

/// <summary>Runs scenarios, and a part of the matrix over them, on hosts that answer open questions in their own way.</summary>
/// <param name="scenarios">The scenarios.</param>
/// <param name="modes">The modes.</param>
/// <param name="stride">Only every so-many-th trial is run.</param>
internal sealed class VariantMatrix(IReadOnlyList<Scenario> scenarios, IReadOnlyList<Mode> modes, int stride)
{
    /// <summary>Each variant alone.</summary>
    public static IReadOnlyList<IReadOnlyList<HostVariant>> Singles { get; } = [.. HostVariants.All.Select(static v => new[] { v })];

    /// <summary>Pairs of variants of different questions.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Seed of the draw.</param>
    public static IReadOnlyList<IReadOnlyList<HostVariant>> Pairs(int count, int seed)
    {
        HostVariant[][] all =
        [
            .. from first in HostVariants.All
               from second in HostVariants.All
               where string.CompareOrdinal(first.Question, second.Question) < 0
               select new[] { first, second },
        ];
#pragma warning disable CA5394 // A draw that can be repeated.
        new Random(seed).Shuffle(all);
#pragma warning restore CA5394
        return [.. all.Take(count)];
    }

    /// <summary>Runs all scenarios under some variants at once.</summary>
    public MatrixResult Run(IReadOnlyList<HostVariant> variants)
    {
        string name = string.Join(" & ", variants);
        MatrixResult result = new Matrix([.. scenarios.Select(s => Under(s, variants))], modes) { Stride = stride }.Run();
        return result with { Violations = [.. result.Violations.Select(v => v with { Mode = $"{v.Mode}, {name}" })] };
    }

    private static Scenario Under(Scenario scenario, IReadOnlyList<HostVariant> variants) => scenario with
    {
        Host = () => HostVariants.Apply(scenario.Host(), variants),
        MayStop = true,
    };
}
