using NestedDsc.Cim;

namespace NestedDsc.HyperV.Network;

/// <summary>A machine in the list of all, with its adapters. These are put together when they are asked for, since a list can be long.</summary>
public sealed class ListedAdapters
{
    private readonly AdapterRows _rows;
    private readonly CimPath _service;

    internal ListedAdapters(Guid machineId, string machineName, AdapterRows rows, CimPath service)
    {
        MachineId = machineId;
        MachineName = machineName;
        _rows = rows;
        _service = service;
    }

    /// <summary>GUID of the machine.</summary>
    public Guid MachineId { get; }

    /// <summary>Name of the machine.</summary>
    public string MachineName { get; }

    /// <summary>Whether there are any.</summary>
    internal bool HasAny => _rows.HasAdapters(MachineId);

    /// <summary>Puts them together. This can be done once: what was read of them is let go.</summary>
    /// <returns>The machine with its adapters.</returns>
    public AdapterReading Read()
    {
        var reading = new AdapterReading(_service, _rows.ToMachine(MachineId, MachineName));
        _rows.LetGo(MachineId);
        return reading;
    }
}
