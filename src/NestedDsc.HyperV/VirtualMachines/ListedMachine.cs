using NestedDsc.Cim;
using NestedDsc.HyperV.HostFacts;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>A machine in the list of all. It is put together when it is asked for, since a list can be long.</summary>
public sealed class ListedMachine
{
    private readonly CimObject _system;
    private List<CimObject>? _parts = new(capacity: 8);

    internal ListedMachine(Guid id, CimObject system)
    {
        Id = id;
        Name = system.Text("ElementName") ?? "";
        _system = system;
    }

    /// <summary>Its GUID.</summary>
    public Guid Id { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    internal void Add(CimObject part) => _parts!.Add(part);

    /// <summary>Puts it together. This can be done once: what was read of it is let go.</summary>
    /// <param name="host">Its host.</param>
    /// <returns>The machine, or <see langword="null"/> if it is being created or removed just now.</returns>
    /// <exception cref="InvalidOperationException">It was put together before.</exception>
    internal MachineReading? Read(Host host)
    {
        List<CimObject> parts = _parts ?? throw new InvalidOperationException($"VM '{Name}' was put together before.");
        _parts = null;
        return new MachineRows(_system, parts).ToMachine() is { } machine ? new MachineReading(host, machine) : null;
    }
}
