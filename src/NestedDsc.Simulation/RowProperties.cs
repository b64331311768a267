using System.Collections;
using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>
/// What a query shows of an instance that nobody has read yet. It is read when it is looked at: a key alone by itself, anything else
/// together with all that was selected. So whoever joins thousands of instances by their keys can do so before the rest of them is read.
/// </summary>
/// <param name="instance">The instance.</param>
/// <param name="selected">Which properties are shown, in the order of the class.</param>
internal sealed class RowProperties(InstanceText instance, bool[] selected) : ICimProperties
{
    private CimProperty[]? _all;

    public int Count => All.Length;

    private CimProperty[] All => _all ??= Read();

    public CimProperty this[int index] => All[index];

    public CimProperty? Find(string name)
    {
        int index = instance.Class.IndexOf(name);
        if (index < 0 || !selected[index])
        {
            return null;
        }

        if (_all is null && instance.Class.KeyIndexes is [var key] && key == index)
        {
            PropertyDefinition property = instance.Class.Properties[index];
            return property.With(InstanceReader.ReadOne(instance, property));
        }

        return Array.Find(All, p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    public IEnumerator<CimProperty> GetEnumerator() => ((IEnumerable<CimProperty>)All).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private CimProperty[] Read()
    {
        object?[] values = InstanceReader.Read(instance, selected);
        return [.. instance.Class.Properties.Select((p, i) => p.With(values[i])).Where((_, i) => selected[i])];
    }
}
