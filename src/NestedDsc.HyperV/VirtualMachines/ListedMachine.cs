namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>A machine in the list of all. It is put together when it is asked for, since a list can be long.</summary>
/// <param name="Id">Its GUID.</param>
/// <param name="Name">Its name.</param>
public sealed record ListedMachine(Guid Id, string Name);
