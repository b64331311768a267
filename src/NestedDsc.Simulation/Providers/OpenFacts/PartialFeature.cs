using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Open: how Hyper-V takes a feature of which only some properties are submitted. Every client that was found sends the whole template
/// or the whole row; a bare instance of the class is rejected, with what code was not recorded.
/// </summary>
internal static class PartialFeature
{
    public static Verdict Verdict { get; } = Providers.Verdict.BadValues;

    /// <summary>Whether all values that the template or row has are among the submitted ones.</summary>
    /// <param name="model">The template or row.</param>
    /// <param name="submitted">Names of the properties that were submitted.</param>
    public static bool IsWhole(InstanceRow model, IReadOnlyCollection<string> submitted) => model.Class.Properties
        .Where((p, i) => model.Values[i] is not (null or Array { Length: 0 }) && Array.IndexOf(model.Class.KeyIndexes, i) < 0)
        .All(p => submitted.Contains(p.Name, StringComparer.OrdinalIgnoreCase));
}
