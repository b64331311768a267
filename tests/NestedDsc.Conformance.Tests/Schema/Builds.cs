namespace NestedDsc.Conformance.Tests.Schema;

/// <summary>The builds of Windows whose schema has something.</summary>
/// <param name="First">The first; 0 if it is as old as anything that was looked at.</param>
/// <param name="Last">The last; <see cref="int.MaxValue"/> if it has not gone.</param>
/// <param name="Without">Builds in between that lack it.</param>
internal sealed record Builds(int First, int Last, IReadOnlyList<int> Without)
{
    public static Builds All { get; } = new(0, int.MaxValue, []);

    public bool Has(int build) => build >= First && build <= Last && !Without.Contains(build);

    public override string ToString() =>
        (First, Last) switch
        {
            (0, int.MaxValue) => "all builds",
            (_, int.MaxValue) => $"since {First}",
            _ => $"{First} to {Last}",
        }
        + string.Concat(Without.Select(static b => $", not {b}"));
}
