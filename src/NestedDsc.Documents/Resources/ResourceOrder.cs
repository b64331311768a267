using NestedDsc.Documents.Syntax;

namespace NestedDsc.Documents.Resources;

/// <summary>Puts instances in order: what others depend on first, otherwise as they are written.</summary>
/// <param name="entries">The instances, as they are written.</param>
/// <param name="mistakes">Receives mistakes: references to nothing, names that come twice, circles.</param>
internal sealed class ResourceOrder(IReadOnlyList<ResourceEntry> entries, MistakeList mistakes)
{
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>Puts them in order.</summary>
    /// <returns>The instances in the order of processing; of no use if there are mistakes.</returns>
    public IReadOnlyList<ConfiguredResource> Sort()
    {
        for (int i = 0; i < entries.Count; i++)
        {
            ConfiguredResource resource = entries[i].Resource;
            if (!_byName.TryAdd(resource.Name, i))
            {
                mistakes.Add(
                    new Mark(resource.Location.Line, resource.Location.Column),
                    $"The name '{resource.Name}' is given to the resource in line {entries[_byName[resource.Name]].Resource.Location.Line} too. Results go by the name: give each its own.");
            }
        }

        return Walk([.. entries.Select(Targets)]);
    }

    private int[] Targets(ResourceEntry entry)
    {
        var targets = new List<int>();
        foreach ((string type, string name, Mark mark) in entry.References)
        {
            if (_byName.TryGetValue(name, out int target)
                && string.Equals(entries[target].Resource.Type, type, StringComparison.OrdinalIgnoreCase))
            {
                targets.Add(target);
            }
            else
            {
                mistakes.Add(mark, $"There is no resource '{name}' of type '{type}' in this document.");
            }
        }

        return [.. targets];
    }

    // A stack of its own: chains may be longer than the program's stack is deep.
    private List<ConfiguredResource> Walk(int[][] targets)
    {
        var order = new List<ConfiguredResource>();
        var done = new bool[targets.Length];
        var open = new bool[targets.Length];
        var path = new Stack<(int Index, int Next)>();
        for (int start = 0; start < targets.Length; start++)
        {
            Enter(start);
            while (path.TryPop(out (int Index, int Next) current))
            {
                if (current.Next == targets[current.Index].Length)
                {
                    open[current.Index] = false;
                    done[current.Index] = true;
                    order.Add(entries[current.Index].Resource);
                    continue;
                }

                path.Push((current.Index, current.Next + 1));
                int target = targets[current.Index][current.Next];
                if (open[target])
                {
                    ReportCircle(entries[current.Index], target);
                }
                else
                {
                    Enter(target);
                }
            }
        }

        return order;

        void Enter(int index)
        {
            if (!done[index])
            {
                open[index] = true;
                path.Push((index, 0));
            }
        }
    }

    private void ReportCircle(ResourceEntry from, int target)
    {
        string name = entries[target].Resource.Name;
        Mark mark = from.References.First(r => string.Equals(r.Name, name, StringComparison.Ordinal)).Mark;
        mistakes.Add(mark, string.Equals(from.Resource.Name, name, StringComparison.Ordinal)
            ? $"'{name}' depends on itself."
            : $"'{from.Resource.Name}' depends on '{name}', which depends on it in turn.");
    }
}
