using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>Reads the paths that string properties such as HostResource and Parent hold.</summary>
internal static class HostResource
{
    public const string Property = "HostResource";

    /// <summary>The instance that a path names, with or without the computer and the namespace; keys compare, not texts.</summary>
    public static InstanceRow? Find(NamespaceStore ns, string text) =>
        ObjectPath.TryParse(text, ns.Name, out CimPath? path)
        && string.Equals(path.Namespace.Replace('/', '\\'), ns.Name, StringComparison.OrdinalIgnoreCase)
            ? ns.FindInstance(path with { Namespace = ns.Name })
            : null;

    /// <summary>The instances that a port stands on: several network adapters if they are a team of the switch.</summary>
    public static IReadOnlyList<InstanceRow> AllOf(NamespaceStore ns, InstanceRow allocation) => All(ns, allocation[Property]);

    /// <summary>The instances that paths name, without those that do not exist.</summary>
    public static IReadOnlyList<InstanceRow> All(NamespaceStore ns, object? value) =>
        [.. (value as string[] ?? []).Select(p => Find(ns, p)).OfType<InstanceRow>()];

    /// <summary>The instance that a connection or port stands on, or <see langword="null"/> if it stands on none that exists.</summary>
    public static InstanceRow? Of(NamespaceStore ns, InstanceRow allocation) =>
        allocation[Property] is string[] and [var text, ..] ? Find(ns, text) : null;
}
