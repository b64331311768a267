namespace NestedDsc.HyperV.Capture;

/// <summary>A captured namespace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Classes">Its classes; none if the namespace is there and empty, as Hyper-V leaves it behind.</param>
public sealed record CapturedNamespace(string Name, IReadOnlyList<CapturedRows> Classes);
