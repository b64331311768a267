using NestedDsc.Cim;
using NestedDsc.HyperV.HostFacts;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Reads all machines of a host in one round trip: a statement for each class, joined here.</summary>
public static class MachineInventory
{
    private static readonly CimQuery[] Queries =
    [
        .. Host.Queries,
        Query("SELECT CreationClassName, Name, ElementName, EnabledState, OperationalStatus, TimeOfLastStateChange FROM Msvm_ComputerSystem"),
        Query("""
            SELECT InstanceID, ElementName, VirtualSystemIdentifier, VirtualSystemType, VirtualSystemSubType, Version, CreationTime,
            UserSnapshotType, VirtualNumaEnabled FROM Msvm_VirtualSystemSettingData
            """.ReplaceLineEndings(" ")),

        // All properties: on builds that lack one of the newer, naming it would fail the whole statement.
        Query("SELECT * FROM Msvm_ProcessorSettingData"),
        Query("SELECT InstanceID, VirtualQuantity, Reservation, Limit, DynamicMemoryEnabled FROM Msvm_MemorySettingData"),
        Query("SELECT InstanceID FROM Msvm_PciExpressSettingData", mayBeMissing: true),
        Query("SELECT InstanceID FROM Msvm_Synthetic3DDisplayControllerSettingData", mayBeMissing: true),
        Query("SELECT InstanceID, IOVOffloadWeight FROM Msvm_EthernetSwitchPortOffloadSettingData"),
        Query("SELECT InstanceID, VirtualizationBasedSecurityOptOut FROM Msvm_SecuritySettingData", mayBeMissing: true),
    ];

    /// <summary>Reads all machines.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The machines in the order of their names, those with equal names in the order of their GUIDs; with the host.</returns>
    /// <exception cref="NoRightsException">The account has no rights on Hyper-V.</exception>
    /// <exception cref="CimException">A query failed.</exception>
    public static IEnumerable<MachineReading> ReadAll(HyperVConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(Queries);
        Host host = Host.From([rows[0], rows[1], rows[2]]) ?? throw new NoRightsException("Listing the VMs of this host");
        Dictionary<Guid, MachineRows> machines = [];
        foreach (CimObject system in rows[Host.Queries.Count])
        {
            if (Guid.TryParse(system.Text("Name"), out Guid id))
            {
                machines[id] = new MachineRows(system);
            }
        }

        foreach (CimObject row in rows.Skip(Host.Queries.Count + 1).SelectMany(static r => r))
        {
            if (OwnerOf(row) is { } owner && machines.TryGetValue(owner, out MachineRows? parts))
            {
                parts.Add(row);
            }
        }

        return machines.Values
            .Select(static parts => parts.ToMachine())
            .OfType<VirtualMachine>()
            .OrderBy(static machine => machine.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static machine => machine.Id)
            .Select(machine => new MachineReading(host, machine));
    }

    // A checkpoint's own settings bear its GUID and name the machine; all others begin with the machine's or the checkpoint's.
    private static Guid? OwnerOf(CimObject row) =>
        Guid.TryParse(row.Text("VirtualSystemIdentifier"), out Guid machine) ? machine : InstanceIds.MachineOf(row.Text("InstanceID"));

    private static CimQuery Query(string wql, bool mayBeMissing = false) => new(CimNamespaces.Virtualization, wql, mayBeMissing);
}
