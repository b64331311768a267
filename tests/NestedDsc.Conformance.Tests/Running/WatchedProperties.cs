using System.Collections;
using NestedDsc.Cim;

namespace NestedDsc.Conformance.Tests.Running;

/// <summary>Properties of a row that tell when one is asked for by name.</summary>
internal sealed class WatchedProperties(CimObject row, Action<string> asked) : ICimProperties
{
    public int Count => row.Properties.Count;

    public CimProperty this[int index] => row.Properties[index];

    public CimProperty? Find(string name)
    {
        asked(name);
        return row.Find(name);
    }

    public IEnumerator<CimProperty> GetEnumerator() => row.Properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
