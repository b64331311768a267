using NestedDsc.Cim;

namespace NestedDsc.Simulation.Jobs;

/// <summary>One change of the repository, as data, so that an operation under way can be kept in the file.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Target">The instance; for an added one its class and keys.</param>
/// <param name="Values">New values; empty for a removal.</param>
internal sealed record Edit(EditKind Kind, CimPath Target, IReadOnlyList<CimProperty> Values)
{
    public static Edit Set(CimPath target, params CimProperty[] values) => new(EditKind.Set, target, values);

    public static Edit Remove(CimPath target) => new(EditKind.Remove, target, []);
}
