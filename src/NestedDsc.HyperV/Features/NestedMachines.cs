using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Features;

/// <summary>The virtual machines that are hosted in this Windows.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Running">Names of those that hold memory: not off, saved or hibernated. In the order of their names.</param>
public sealed record NestedMachines(int Total, IReadOnlyList<string> Running)
{
    private static readonly CimQuery[] Queries =
    [
        new(CimNamespaces.Virtualization, "SELECT Name FROM Msvm_VirtualSystemManagementService", ClassMayBeMissing: true, NamespaceMayBeMissing: true),
        new(CimNamespaces.Virtualization, $"SELECT Name, ElementName, {EnabledStates.Columns} FROM Msvm_ComputerSystem", ClassMayBeMissing: true, NamespaceMayBeMissing: true),
    ];

    /// <summary>Whether two are the same.</summary>
    /// <param name="other">The other.</param>
    /// <returns><see langword="true"/> if all values are equal.</returns>
    public bool Equals(NestedMachines? other) => other is not null && Total == other.Total && Running.SequenceEqual(other.Running, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Total, Running.Count);

    /// <summary>Reads them in one round trip.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The machines, or <see langword="null"/> if Hyper-V shows nothing to this account.</returns>
    /// <exception cref="CimException">A query failed.</exception>
    public static NestedMachines? Read(HyperVConnection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        IReadOnlyList<IReadOnlyList<CimObject>> rows = connection.Read(Queries);
        if (rows[0].Count == 0)
        {
            return null;
        }

        // The host itself is a computer system, too; its name is no GUID.
        CimObject[] machines = [.. rows[1].Where(static row => Guid.TryParse(row.Text("Name"), out _))];
        return new NestedMachines(
            machines.Length,
            [.. machines.Where(EnabledStates.HoldsMemory).Select(static row => row.Text("ElementName") ?? "").Order(StringComparer.OrdinalIgnoreCase)]);
    }
}
