using NestedDsc.Cim;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>All machines of a host, read in one round trip: a statement for each class, joined here.</summary>
public sealed class MachineInventory
{
    private static readonly CimQuery[] Queries =
    [
        .. Host.Queries,
        Query($"SELECT {MachineLookup.Columns} FROM Msvm_ComputerSystem"),

        // All properties: on builds that lack one of the newer, naming it would fail the whole statement. Build 9200 lacks
        // VirtualSystemSubType, those before 10240 UserSnapshotType, before 14393 VirtualizationBasedSecurityOptOut.
        Query("SELECT * FROM Msvm_VirtualSystemSettingData"),
        Query($"SELECT {VMSettingClass.Processor.Columns} FROM Msvm_ProcessorSettingData"),
        Query($"SELECT {VMSettingClass.Memory.Columns} FROM Msvm_MemorySettingData"),
        Query("SELECT InstanceID FROM Msvm_PciExpressSettingData", mayBeMissing: true),
        Query("SELECT InstanceID FROM Msvm_Synthetic3DDisplayControllerSettingData", mayBeMissing: true),
        Query("SELECT InstanceID, IOVOffloadWeight FROM Msvm_EthernetSwitchPortOffloadSettingData"),
        Query("SELECT * FROM Msvm_SecuritySettingData", mayBeMissing: true),
    ];

    private readonly Host _host;
    private readonly MachineList _list;

    private MachineInventory(Host host, MachineList list)
    {
        _host = host;
        _list = list;
    }

    /// <summary>The host.</summary>
    public Host Host => _host;

    /// <summary>The machines in the order of their names, those with equal names in the order of their GUIDs.</summary>
    public IReadOnlyList<ListedMachine> Machines => _list.Machines;

    /// <summary>Lists all machines.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    /// <exception cref="CimException">A query failed.</exception>
    public static MachineInventory Read(HyperVConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(Queries);
        Host host = Host.From([rows[0], rows[1], rows[2]]) ?? throw new NoRightsException("Listing the VMs of this host");
        return new MachineInventory(host, new MachineList(rows[Host.Queries.Count], rows.Skip(Host.Queries.Count + 1).SelectMany(static r => r)));
    }

    /// <summary>Puts a machine of the list together.</summary>
    /// <param name="machine">The machine.</param>
    /// <returns>The machine with its host, or <see langword="null"/> if it is being created or removed just now.</returns>
    public MachineReading? Read(ListedMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new MachineRows(_list.SystemOf(machine), _list.PartsOf(machine)).ToMachine() is { } found ? new MachineReading(_host, found) : null;
    }

    private static CimQuery Query(string wql, bool mayBeMissing = false) => new(CimNamespaces.Virtualization, wql, mayBeMissing);
}
