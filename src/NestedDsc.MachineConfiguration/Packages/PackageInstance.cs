using System.Text.Json;
using NestedDsc.MachineConfiguration.Classes;

namespace NestedDsc.MachineConfiguration.Packages;

/// <summary>An instance of a resource in a package.</summary>
/// <param name="Id">Its ID: letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, unique in the package.</param>
/// <param name="Class">Its class.</param>
/// <param name="Properties">The desired state, checked.</param>
/// <param name="DependsOn">Resource IDs of the instances before it.</param>
public sealed record PackageInstance(string Id, ResourceClass Class, JsonElement Properties, IReadOnlyList<string> DependsOn)
{
    /// <summary>What a policy addresses it by, such as <c>[NestedVirtualization]web01</c>.</summary>
    public string ResourceId => $"[{Class.Name}]{Id}";
}
