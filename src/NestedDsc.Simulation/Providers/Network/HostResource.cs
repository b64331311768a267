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

    /// <summary>The instance that a connection or port stands on, or <see langword="null"/> if it stands on none that exists.</summary>
    public static InstanceRow? Of(NamespaceStore ns, InstanceRow allocation) =>
        allocation[Property] is string[] and [var text, ..] ? Find(ns, text) : null;
}
