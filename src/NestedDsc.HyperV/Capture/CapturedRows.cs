using NestedDsc.Cim;

namespace NestedDsc.HyperV.Capture;

/// <summary>The captured instances of a class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Rows">The instances; some may be of classes that derive from it.</param>
public sealed record CapturedRows(string Class, IReadOnlyList<CimObject> Rows)
{
    internal CapturedClass? Definition { get; init; }
}
