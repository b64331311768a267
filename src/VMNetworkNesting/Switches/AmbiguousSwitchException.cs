namespace NestedDsc.VMNetworkNesting.Switches;

/// <summary>A name fits several switches.</summary>
/// <param name="name">The name.</param>
/// <param name="ids">GUIDs of the switches that have it.</param>
internal sealed class AmbiguousSwitchException(string name, IEnumerable<Guid> ids) : Exception(
    $"Several switches have the name '{name}': {string.Join(", ", ids)}. Rename or remove one of them first (Rename-VMSwitch, Remove-VMSwitch).");
