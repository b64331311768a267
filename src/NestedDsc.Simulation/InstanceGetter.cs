using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>Reads one instance by its keys.</summary>
internal static class InstanceGetter
{
    /// <exception cref="CimException">The namespace or class does not exist, or the path does not give exactly the class's keys.</exception>
    public static CimObject? Get(SimulatedHost host, CimPath path)
    {
        string operation = $"Get {path}";
        NamespaceStore ns = HyperVGate.Find(host, path.Namespace)
            ?? throw CimErrors.Make(CimErrorCode.InvalidNamespace, operation, $"Invalid namespace: {path.Namespace}");
        ClassDefinition definition = ns.Definition(path.ClassName)
            ?? throw CimErrors.Make(CimErrorCode.InvalidClass, operation, $"Invalid class: {path.ClassName}");
        if (HyperVGate.HidesInstances(host, ns, operation))
        {
            return null;
        }

        if (!definition.IsImplicit && !HasExactlyTheKeys(definition, path))
        {
            throw CimErrors.BadPath(operation, path);
        }

        return host.Find(path) is { } row ? InstanceView.All(host.Document.ComputerName, row) : null;
    }

    /// <summary>Whether a path gives the keys of a class and nothing else.</summary>
    public static bool HasExactlyTheKeys(ClassDefinition definition, CimPath path) =>
        path.Keys.Count == definition.KeyIndexes.Length
        && definition.KeyIndexes.All(i => path.Keys.Any(
            k => string.Equals(k.Name, definition.Properties[i].Name, StringComparison.OrdinalIgnoreCase)));
}
