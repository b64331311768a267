namespace NestedDsc.Fuzz;

/// <summary>A parser that takes what comes from outside.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seeds">Inputs that it takes, to begin with.</param>
/// <param name="Feed">Feeds it; throws only if something is wrong with it.</param>
internal sealed record Target(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Feed);
