using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>Matches a submitted instance with the stored one that it names.</summary>
internal static class SettingReader
{
    private const string Key = "InstanceID";

    /// <summary>Reads XML text against the repository.</summary>
    /// <param name="ns">Hyper-V's namespace.</param>
    /// <param name="text">The XML text.</param>
    /// <param name="baseClass">Class that the instance must be of or derive from.</param>
    /// <param name="change">The change, if the code is 0.</param>
    /// <returns>0, or the code that the provider answers.</returns>
    public static uint Read(NamespaceStore ns, string text, string baseClass, out SettingChange? change)
    {
        change = null;
        EmbeddedInstance? instance = EmbeddedInstanceReader.Read(text);
        if (instance is null || ns.Find(instance.ClassName) is not { } store || !store.Definition.IsA(baseClass)
            || instance.Text(Key) is not { } id || SystemId.Of(id) is null)
        {
            return ReturnCodes.InvalidParameter;
        }

        InstanceRow? row = store.Find(new CimPath(ns.Name, store.Definition.Name, [CimProperty.OfString(Key, id)]));
        if (row is null)
        {
            return ReturnCodes.InvalidParameter;
        }

        var submitted = new List<CimProperty>();
        foreach (EmbeddedProperty property in instance.Properties.Where(static p => !p.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            uint code = Read(store.Definition, property, submitted);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }
        }

        change = new SettingChange(row, submitted);
        return ReturnCodes.Completed;
    }

    private static uint Read(ClassDefinition definition, EmbeddedProperty property, List<CimProperty> submitted)
    {
        int index = definition.IndexOf(property.Name);
        if (index < 0)
        {
            return ReturnCodes.InvalidParameter;
        }

        PropertyDefinition declared = definition.Properties[index];
        if (!TypeNames.TryParseScalar(property.TypeName, out CimType type) || type != declared.Type || property.IsArray != declared.IsArray)
        {
            return ReturnCodes.WrongType;
        }

        // The key is what the instance was found by; its case may differ.
        if (property.Values is null || Array.IndexOf(definition.KeyIndexes, index) >= 0)
        {
            return ReturnCodes.Completed;
        }

        var values = new List<object>();
        foreach (string text in property.Values)
        {
            if (CimValues.FromText(type, text) is not { } value)
            {
                return ReturnCodes.InvalidParameter;
            }

            values.Add(value);
        }

        submitted.Add(declared.With(declared.IsArray ? CimValues.ArrayOf(type, values) : values[0]));
        return ReturnCodes.Completed;
    }
}
