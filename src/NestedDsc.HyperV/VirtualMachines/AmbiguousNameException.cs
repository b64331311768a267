namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>A name fits several machines, so it names none of them.</summary>
/// <param name="name">The name.</param>
/// <param name="ids">GUIDs of the machines that have it.</param>
public sealed class AmbiguousNameException(string name, IReadOnlyList<Guid> ids)
    : Exception($"{ids.Count} VMs have the name '{name}': {string.Join(", ", ids)}. Give the vmId of the one that is meant.")
{
    /// <summary>GUIDs of the machines that have the name.</summary>
    public IReadOnlyList<Guid> Ids { get; } = ids;
}
