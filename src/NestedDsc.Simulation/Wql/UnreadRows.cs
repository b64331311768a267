using System.Collections;
using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Wql;

/// <summary>
/// The rows of a statement for all instances of a large class, each made when it is asked for: thousands that live as long as the
/// answer would be moved about by the garbage collector.
/// </summary>
/// <param name="serverName">Name of the host.</param>
/// <param name="store">The class's instances.</param>
/// <param name="places">Where they stand in the file.</param>
/// <param name="selected">Which properties are shown, in the order of the class.</param>
internal sealed class UnreadRows(string serverName, ClassStore store, IReadOnlyList<TextRange> places, bool[] selected) : ICimRows
{
    public int Count => places.Count;

    public CimObject this[int index] => InstanceView.Later(serverName, TextOf(index), selected);

    public int CopyText(int row, string property, Span<char> beginning)
    {
        int index = store.Definition.IndexOf(property);
        if (index < 0 || !selected[index])
        {
            return -1;
        }

        int length = TextFinder.TryCopy(TextOf(row), store.Definition.Properties[index], beginning);
        return length < 0 ? CimRows.Copy(InstanceReader.Read(TextOf(row), selected)[index] as string, beginning) : length;
    }

    public IEnumerator<CimObject> GetEnumerator() => Enumerable.Range(0, Count).Select(i => this[i]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private InstanceText TextOf(int row) => new(store, places[row], row);
}
