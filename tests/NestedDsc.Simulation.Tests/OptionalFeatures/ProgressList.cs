namespace NestedDsc.Simulation.Tests.OptionalFeatures;

/// <summary>Keeps the progress that it hears of, in the order of the calls.</summary>
internal sealed class ProgressList : IProgress<int>
{
    public List<int> Values { get; } = [];

    /// <summary>Called with each value.</summary>
    public Action<int> Heard { get; init; } = static _ => { };

    public void Report(int value)
    {
        Values.Add(value);
        Heard(value);
    }
}
