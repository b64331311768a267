using NestedDsc.Cim;

namespace NestedDsc.HyperV.Checkpoints;

/// <summary>A checkpoint of a machine: a Msvm_VirtualSystemSettingData of a type that begins with <c>Microsoft:Hyper-V:Snapshot:</c>.</summary>
/// <param name="Name">Its name, which need not be unique.</param>
/// <param name="Id">Its GUID; <see langword="null"/> for one that is yet to be taken.</param>
/// <param name="Created">When it was taken, in UTC; <see langword="null"/> if unknown.</param>
public sealed record Checkpoint(string Name, Guid? Id, DateTime? Created)
{
    /// <summary>Makes a checkpoint of a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>The checkpoint.</returns>
    public static Checkpoint From(CimObject row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new Checkpoint(
            row.Text("ElementName") ?? "",
            InstanceIds.MachineOf(row.Text("InstanceID")),
            row.Time("CreationTime"));
    }
}
