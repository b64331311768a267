using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.VirtualSystemManagement;

/// <summary>
/// Turns the texts of a submitted instance into values of its class's properties. An array without elements says nothing; an array of
/// one empty text stands for the empty array (observed for notes and serial ports).
/// </summary>
internal static class EmbeddedValues
{
    /// <param name="definition">The class.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="values">The properties that were submitted with a value, without the key: its case may differ from what is stored.</param>
    /// <param name="empty">Arrays that were submitted without elements.</param>
    /// <returns>0, or the code that the provider answers.</returns>
    public static uint Read(ClassDefinition definition, EmbeddedInstance instance, out List<CimProperty> values, out List<string> empty)
    {
        values = [];
        empty = [];
        foreach (EmbeddedProperty property in instance.Properties.Where(static p => !p.Name.StartsWith("__", StringComparison.Ordinal)))
        {
            uint code = Read(definition, property, values, empty);
            if (code != ReturnCodes.Completed)
            {
                return code;
            }
        }

        return ReturnCodes.Completed;
    }

    private static uint Read(ClassDefinition definition, EmbeddedProperty property, List<CimProperty> submitted, List<string> empty)
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

        if (property.Values is null || Array.IndexOf(definition.KeyIndexes, index) >= 0)
        {
            return ReturnCodes.Completed;
        }

        if (declared.IsArray && property.Values.Count == 0)
        {
            empty.Add(declared.Name);
            return ReturnCodes.Completed;
        }

        var values = new List<object>();
        foreach (string text in IsCleared(declared, property.Values) ? [] : property.Values)
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

    private static bool IsCleared(PropertyDefinition declared, IReadOnlyList<string> values) =>
        declared is { IsArray: true, Type: CimType.String } && values is [""];
}
