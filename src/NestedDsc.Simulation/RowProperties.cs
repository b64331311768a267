using System.Collections;
using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>
/// What a query shows of an instance that nobody has read yet. It is read when it is looked at: a text alone by itself, anything else
/// together with all that was selected. So whoever joins thousands of instances by their keys can do so before the rest of them is read.
/// </summary>
/// <param name="instance">The instance.</param>
/// <param name="selected">Which properties are shown, in the order of the class.</param>
/// <remarks>
/// What was read is kept for the instance that was looked at last, not in each: thousands of them live long enough to keep what they
/// refer to from the garbage collector, which took half as much memory again.
/// </remarks>
internal sealed class RowProperties(InstanceText instance, bool[] selected) : ICimProperties
{
    public int Count => All.Length;

    private CimProperty[] All
    {
        get
        {
            ClassStore store = instance.Store;
            if (store.LastRead is not var (owner, all) || owner != this)
            {
                all = Read();
                store.LastRead = (this, all);
            }

            return all;
        }
    }

    public CimProperty this[int index] => All[index];

    public CimProperty? Find(string name)
    {
        int index = instance.Class.IndexOf(name);
        if (index < 0 || !selected[index])
        {
            return null;
        }

        PropertyDefinition property = instance.Class.Properties[index];
        return instance.Store.LastRead?.Owner != this && TextFinder.TryRead(instance, property) is { } text
            ? property.With(text)
            : Array.Find(All, p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    public IEnumerator<CimProperty> GetEnumerator() => ((IEnumerable<CimProperty>)All).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private CimProperty[] Read()
    {
        object?[] values = InstanceReader.Read(instance, selected);
        var properties = new CimProperty[selected.Count(static s => s)];
        int next = 0;
        for (int i = 0; i < selected.Length; i++)
        {
            if (selected[i])
            {
                properties[next++] = instance.Class.Properties[i].With(values[i]);
            }
        }

        return properties;
    }
}
