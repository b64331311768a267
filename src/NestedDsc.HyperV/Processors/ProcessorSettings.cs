using NestedDsc.Cim;

namespace NestedDsc.HyperV.Processors;

/// <summary>Virtual processors of a machine (Msvm_ProcessorSettingData).</summary>
/// <param name="InstanceId">Key of the settings.</param>
/// <param name="Count">Number of virtual processors.</param>
/// <param name="ExposeVirtualizationExtensions">
/// Whether the guest sees VT-x or AMD-V; <see langword="null"/> if this build of Windows has no such setting (before 14393).
/// </param>
/// <param name="LimitProcessorFeatures">Whether newer processor features are hidden, for live migration to older hosts.</param>
public sealed record ProcessorSettings(string InstanceId, int Count, bool? ExposeVirtualizationExtensions, bool LimitProcessorFeatures)
{
    /// <summary>Name of the class.</summary>
    public const string ClassName = "Msvm_ProcessorSettingData";

    /// <summary>Makes settings of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The settings.</returns>
    public static ProcessorSettings From(CimObject row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ProcessorSettings(
            row.Text("InstanceID") ?? "",
            (int)(row.Number("VirtualQuantity") ?? 0),
            row.Has("ExposeVirtualizationExtensions") ? row.Flag("ExposeVirtualizationExtensions") ?? false : null,
            row.Flag("LimitProcessorFeatures") ?? false);
    }

    /// <summary>Writes what differs from other settings, for ModifyResourceSettings.</summary>
    /// <param name="current">The settings there are.</param>
    /// <returns>An embedded instance, or <see langword="null"/> if nothing differs.</returns>
    public string? ToXml(ProcessorSettings current)
    {
        ArgumentNullException.ThrowIfNull(current);
        List<CimProperty> changes = [CimProperty.OfString("InstanceID", InstanceId)];
        if (Count != current.Count)
        {
            changes.Add(CimProperty.OfUInt64("VirtualQuantity", (ulong)Count));
        }

        if (ExposeVirtualizationExtensions != current.ExposeVirtualizationExtensions)
        {
            changes.Add(CimProperty.OfBoolean("ExposeVirtualizationExtensions", ExposeVirtualizationExtensions));
        }

        return changes.Count == 1 ? null : EmbeddedInstance.ToXml(ClassName, changes.ToArray());
    }
}
