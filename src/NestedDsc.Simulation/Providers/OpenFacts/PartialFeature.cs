using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// How Hyper-V takes a feature of which only some properties are submitted. Every client that was found sends the whole template or the
/// whole row.
/// </summary>
internal static class PartialFeature
{
    /// <summary>Whether all values that the template or row has are among the submitted ones.</summary>
    /// <param name="model">The template or row.</param>
    /// <param name="submitted">Names of the properties that were submitted.</param>
    public static bool IsWhole(InstanceRow model, IReadOnlyCollection<string> submitted) => !Missing(model, submitted).Any();

    /// <summary>What a row becomes if what was left out is reset.</summary>
    /// <param name="row">The row.</param>
    /// <param name="submitted">Names of the properties that were submitted.</param>
    public static IEnumerable<CimProperty> Reset(InstanceRow row, IReadOnlyCollection<string> submitted) =>
        Missing(row, submitted).Select(p => p.With(Zero(row[p.Name]!)));

    private static IEnumerable<PropertyDefinition> Missing(InstanceRow model, IReadOnlyCollection<string> submitted) => model.Class.Properties
        .Where((p, i) => model.Values[i] is not (null or Array { Length: 0 }) && Array.IndexOf(model.Class.KeyIndexes, i) < 0)
        .Where(p => !submitted.Contains(p.Name, StringComparer.OrdinalIgnoreCase));

    private static object? Zero(object value) => value switch
    {
        bool => false,
        byte => (byte)0,
        ushort => (ushort)0,
        uint => 0U,
        ulong => 0UL,
        string => "",
        _ => null,
    };
}
