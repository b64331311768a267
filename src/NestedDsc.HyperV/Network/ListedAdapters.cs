using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Network;

/// <summary>A machine in the list of all, with its adapters. These are put together when they are asked for, since a list can be long.</summary>
public sealed class ListedAdapters
{
    private readonly ListedMachine _machine;
    private readonly MachineList _list;
    private readonly AdapterRows _switches;
    private readonly CimPath _service;

    internal ListedAdapters(ListedMachine machine, MachineList list, AdapterRows switches, CimPath service)
    {
        _machine = machine;
        _list = list;
        _switches = switches;
        _service = service;
    }

    /// <summary>GUID of the machine.</summary>
    public Guid MachineId => _machine.Id;

    /// <summary>Name of the machine.</summary>
    public string MachineName => _machine.Name;

    /// <summary>Puts them together.</summary>
    /// <returns>The machine with its adapters.</returns>
    public AdapterReading Read() => new(_service, new AdapterRows(_list.PartsOf(_machine), _switches).ToMachine(MachineId, MachineName));
}
