namespace NestedDsc.Benchmarks.Startup;

/// <summary>Measured values.</summary>
internal readonly record struct Sample
{
    private readonly double[] _sorted;

    /// <param name="values">The values in any order.</param>
    public Sample(IEnumerable<double> values) => _sorted = [.. values.Order()];

    public int Count => _sorted.Length;

    public double Median => Quantile(0.5);

    public double Low => Quantile(0.1);

    public double High => Quantile(0.9);

    private double Quantile(double part)
    {
        double place = part * (_sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, _sorted.Length - 1);
        return _sorted[below] + ((place - below) * (_sorted[above] - _sorted[below]));
    }
}
