namespace NestedDsc.VMNetworkNesting.Adapters;

/// <summary>A name fits several adapters of a machine.</summary>
/// <param name="machine">The machine, as messages name it.</param>
/// <param name="name">The name.</param>
/// <param name="ids">InstanceIDs of the adapters that have it.</param>
internal sealed class AmbiguousAdapterException(string machine, string name, IEnumerable<string> ids) : Exception(
    $"Several adapters of {machine} have the name '{name}': {string.Join(", ", ids)}. Rename one (Rename-VMNetworkAdapter), or leave adapterName out to mean all of its adapters.");
