using NestedDsc.Cim;

namespace NestedDsc.HyperV.Memory;

/// <summary>Memory of a machine (Msvm_MemorySettingData). All amounts are in MB (AllocationUnits is <c>byte * 2^20</c>).</summary>
/// <param name="InstanceId">Key of the settings.</param>
/// <param name="StartupMB">Memory at start (VirtualQuantity); with static memory, all of it.</param>
/// <param name="MinimumMB">Minimum with dynamic memory (Reservation).</param>
/// <param name="MaximumMB">Maximum with dynamic memory (Limit).</param>
/// <param name="DynamicMemoryEnabled">Whether the host changes the amount while the machine runs.</param>
public sealed record MemorySettings(string InstanceId, long StartupMB, long MinimumMB, long MaximumMB, bool DynamicMemoryEnabled)
{
    /// <summary>Name of the class.</summary>
    public const string ClassName = "Msvm_MemorySettingData";

    /// <summary>Makes settings of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The settings.</returns>
    public static MemorySettings From(CimObject row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new MemorySettings(
            row.Text("InstanceID") ?? "",
            (long)(row.Number("VirtualQuantity") ?? 0),
            (long)(row.Number("Reservation") ?? 0),
            (long)(row.Number("Limit") ?? 0),
            row.Flag("DynamicMemoryEnabled") ?? false);
    }

    /// <summary>Writes what differs from other settings, for ModifyResourceSettings.</summary>
    /// <param name="current">The settings there are.</param>
    /// <returns>An embedded instance, or <see langword="null"/> if nothing differs.</returns>
    public string? ToXml(MemorySettings current)
    {
        ArgumentNullException.ThrowIfNull(current);
        List<CimProperty> changes = [CimProperty.OfString("InstanceID", InstanceId)];
        if (DynamicMemoryEnabled != current.DynamicMemoryEnabled)
        {
            changes.Add(CimProperty.OfBoolean("DynamicMemoryEnabled", DynamicMemoryEnabled));
        }

        if (StartupMB != current.StartupMB)
        {
            changes.Add(CimProperty.OfUInt64("VirtualQuantity", (ulong)StartupMB));
        }

        if (MinimumMB != current.MinimumMB)
        {
            changes.Add(CimProperty.OfUInt64("Reservation", (ulong)MinimumMB));
        }

        if (MaximumMB != current.MaximumMB)
        {
            changes.Add(CimProperty.OfUInt64("Limit", (ulong)MaximumMB));
        }

        return changes.Count == 1 ? null : EmbeddedInstance.ToXml(ClassName, changes.ToArray());
    }
}
