using NestedDsc.Cim;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>All machines of a host, with the rows that belong to them.</summary>
internal sealed class MachineList
{
    private readonly Dictionary<Guid, CimObject> _systems = [];
    private readonly Dictionary<Guid, List<CimObject>> _parts = [];

    /// <summary>Lists the machines.</summary>
    /// <param name="systems">Rows of Msvm_ComputerSystem, also that of the host.</param>
    /// <param name="parts">Rows of settings.</param>
    public MachineList(IEnumerable<CimObject> systems, IEnumerable<CimObject> parts)
    {
        foreach (CimObject system in systems)
        {
            if (Guid.TryParse(system.Text("Name"), out Guid id))
            {
                _systems[id] = system;
                _parts[id] = [];
            }
        }

        foreach (CimObject part in parts)
        {
            OwnersParts(part)?.Add(part);
        }

        Machines =
        [
            .. _systems.Select(static s => new ListedMachine(s.Key, s.Value.Text("ElementName") ?? ""))
                .OrderBy(static machine => machine.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static machine => machine.Id),
        ];
    }

    /// <summary>The machines in the order of their names, those with equal names in the order of their GUIDs.</summary>
    public IReadOnlyList<ListedMachine> Machines { get; }

    /// <summary>The row of a machine itself.</summary>
    public CimObject SystemOf(ListedMachine machine) => _systems[machine.Id];

    /// <summary>The rows of what belongs to a machine.</summary>
    public IReadOnlyList<CimObject> PartsOf(ListedMachine machine) => _parts[machine.Id];

    // All InstanceIDs begin with the machine's GUID or the checkpoint's. A checkpoint's own settings name the machine besides.
    private List<CimObject>? OwnersParts(CimObject part) =>
        InstanceIds.MachineOf(part.Text("InstanceID")) is not { } owner ? null
        : _parts.TryGetValue(owner, out List<CimObject>? own) ? own
        : Guid.TryParse(part.Text("VirtualSystemIdentifier"), out Guid named) ? _parts.GetValueOrDefault(named)
        : null;
}
