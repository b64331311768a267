using NestedDsc.Cim;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>All machines of a host, with the rows that belong to them.</summary>
internal sealed class MachineList
{
    private readonly IReadOnlyList<CimObject> _systems;
    private readonly MachineParts _parts;

    /// <summary>Lists the machines.</summary>
    /// <param name="systems">Rows of Msvm_ComputerSystem, also that of the host.</param>
    /// <param name="parts">Rows of settings.</param>
    public MachineList(IReadOnlyList<CimObject> systems, IReadOnlyList<IReadOnlyList<CimObject>> parts)
    {
        var numbers = new Lazy<Dictionary<Guid, int>>(() => NumbersOf(systems));
        Func<MachineParts> joined = MachineParts.Find(parts, numbers, systems.Count);
        Machines =
        [
            .. numbers.Value.Select(m => new ListedMachine(m.Key, systems[m.Value].Text("ElementName") ?? "", m.Value))
                .OrderBy(static machine => machine.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static machine => machine.Id),
        ];
        _systems = systems;
        _parts = joined();
    }

    /// <summary>The machines in the order of their names, those with equal names in the order of their GUIDs.</summary>
    public IReadOnlyList<ListedMachine> Machines { get; }

    /// <summary>The row of a machine itself.</summary>
    public CimObject SystemOf(ListedMachine machine) => _systems[machine.Number];

    /// <summary>The rows of what belongs to a machine.</summary>
    public IEnumerable<CimObject> PartsOf(ListedMachine machine) => _parts.Of(machine.Number);

    private static Dictionary<Guid, int> NumbersOf(IReadOnlyList<CimObject> systems)
    {
        var numbers = new Dictionary<Guid, int>(systems.Count);
        for (int i = 0; i < systems.Count; i++)
        {
            if (systems.GuidText(i, "Name") is { } id)
            {
                numbers[id] = i;
            }
        }

        return numbers;
    }
}
