using System.Runtime.InteropServices;
using NestedDsc.Cim;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>
/// The rows that belong to machines. Which belong to which is found out by all processors, where there are thousands. Only the places
/// of rows are kept: those of a simulated host are made when they are looked at.
/// </summary>
internal sealed class MachineParts
{
    private const int Many = 4_000;
    private readonly int[] _starts;
    private readonly Place[] _places;

    private MachineParts(int[] starts, Place[] places)
    {
        _starts = starts;
        _places = places;
    }

    /// <summary>Begins to find out what belongs to which machine.</summary>
    /// <param name="lists">The rows.</param>
    /// <param name="machines">The numbers of the machines by their GUIDs.</param>
    /// <param name="count">Numbers are less than this.</param>
    /// <returns>Waits for the end.</returns>
    public static Func<MachineParts> Find(
        IReadOnlyList<IReadOnlyList<CimObject>> lists, Lazy<Dictionary<Guid, int>> machines, int count)
    {
        Func<int[]>[] owners = [.. lists.Select(rows => rows.Count < Many ? () => OwnersOf(rows, machines) : Beside(rows, machines))];
        return () => Join(lists, [.. owners.Select(static o => o())], count);
    }

    /// <summary>The rows that belong to a machine.</summary>
    /// <param name="machine">Its number.</param>
    public IEnumerable<CimObject> Of(int machine)
    {
        for (int i = _starts[machine]; i < _starts[machine + 1]; i++)
        {
            yield return _places[i].Rows[_places[i].Index];
        }
    }

    private static Func<int[]> Beside(IReadOnlyList<CimObject> rows, Lazy<Dictionary<Guid, int>> machines)
    {
        var task = Task.Run(() => OwnersOf(rows, machines));
        return () => task.GetAwaiter().GetResult();
    }

    private static MachineParts Join(IReadOnlyList<IReadOnlyList<CimObject>> lists, int[][] owners, int count)
    {
        // Counted first, so that those of each machine stand side by side in one array.
        int[] starts = new int[count + 1];
        foreach (int[] list in owners)
        {
            foreach (int owner in list)
            {
                if (owner >= 0)
                {
                    starts[owner + 1]++;
                }
            }
        }

        for (int i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = starts[..count];
        var places = new Place[starts[count]];
        for (int list = 0; list < owners.Length; list++)
        {
            for (int i = 0; i < owners[list].Length; i++)
            {
                if (owners[list][i] is var owner and >= 0)
                {
                    places[next[owner]++] = new Place(lists[list], i);
                }
            }
        }

        return new MachineParts(starts, places);
    }

    // All InstanceIDs begin with the machine's GUID or the checkpoint's. A checkpoint's own settings name the machine besides.
    private static int[] OwnersOf(IReadOnlyList<CimObject> rows, Lazy<Dictionary<Guid, int>> machines)
    {
        // GUIDs first, since the machines may still be being numbered meanwhile.
        var ids = new Guid?[rows.Count];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = InstanceIds.MachineOf(rows, i);
        }

        int[] owners = new int[ids.Length];
        for (int i = 0; i < owners.Length; i++)
        {
            owners[i] = ids[i] is not { } owner ? -1
                : machines.Value.TryGetValue(owner, out int machine) ? machine
                : rows.GuidText(i, "VirtualSystemIdentifier") is { } named && machines.Value.TryGetValue(named, out machine) ? machine
                : -1;
        }

        return owners;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(IReadOnlyList<CimObject> Rows, int Index);
}
