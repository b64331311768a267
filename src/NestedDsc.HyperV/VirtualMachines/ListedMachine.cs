namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>A machine in the list of all. It is put together when it is asked for, since a list can be long.</summary>
public sealed class ListedMachine
{
    internal ListedMachine(Guid id, string name, int number)
    {
        Id = id;
        Name = name;
        Number = number;
    }

    /// <summary>Its GUID.</summary>
    public Guid Id { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its place among the rows of Msvm_ComputerSystem.</summary>
    internal int Number { get; }
}
