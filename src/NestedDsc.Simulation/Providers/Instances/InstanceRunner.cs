using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Network;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Instances;

/// <summary>Takes the creation or deletion of an instance as WMI does: finds class and provider and checks before the provider sees it.</summary>
internal static class InstanceRunner
{
    private static readonly IInstanceProvider[] Providers = [new NatProvider(), new AddressProvider()];

    /// <returns>The changes that create the instance.</returns>
    /// <exception cref="CimException">The namespace, class or a property is wrong, the caller has no rights, or the provider refuses.</exception>
    public static IReadOnlyList<Edit> Create(SimulatedHost host, string ns, CimObject instance, string operation)
    {
        (ClassDefinition definition, IInstanceProvider provider) = Find(host, ns, instance.ClassName, operation);
        foreach (CimProperty property in instance.Properties)
        {
            int index = definition.IndexOf(property.Name);
            if (index < 0)
            {
                throw CimErrors.Make(CimErrorCode.InvalidParameter, operation, $"{definition.Name} has no property {property.Name}");
            }

            PropertyDefinition declared = definition.Properties[index];
            if (property.Type != declared.Type || property.IsArray != declared.IsArray
                || (property.Value is { } value && !property.IsArray && !CimTypes.Fits(property.Type, value)))
            {
                throw CimErrors.Make(CimErrorCode.TypeMismatch, operation, $"Type mismatch for property \"{declared.Name}\"");
            }
        }

        return provider.Create(host, instance, operation);
    }

    /// <returns>The changes that delete the instance.</returns>
    /// <exception cref="CimException">The namespace, class, path or instance does not exist, or the caller has no rights.</exception>
    public static IReadOnlyList<Edit> Delete(SimulatedHost host, CimPath path, string operation)
    {
        (ClassDefinition definition, IInstanceProvider provider) = Find(host, path.Namespace, path.ClassName, operation);
        if (!InstanceGetter.HasExactlyTheKeys(definition, path))
        {
            throw CimErrors.BadPath(operation, path);
        }

        InstanceRow row = host.Find(path) ?? throw CimErrors.Make(CimErrorCode.NotFound, operation, $"Not found: {path}");
        return provider.Delete(host, row);
    }

    private static (ClassDefinition Definition, IInstanceProvider Provider) Find(
        SimulatedHost host, string ns, string className, string operation)
    {
        NamespaceStore store = HyperVGate.Find(host, ns)
            ?? throw CimErrors.Make(CimErrorCode.InvalidNamespace, operation, $"Invalid namespace: {ns}");
        ClassDefinition definition = store.Definition(className)
            ?? throw CimErrors.Make(CimErrorCode.InvalidClass, operation, $"Invalid class: {className}");
        HyperVGate.CheckWrite(host, store, operation);
        IInstanceProvider provider = Array.Find(Providers, p => definition.IsA(p.ClassName))
            ?? throw CimErrors.Make(CimErrorCode.NotSupported, operation, $"Instances of {definition.Name} can't be created or deleted here.");
        return (definition, provider);
    }
}
