using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers;

/// <summary>Tells the settings of VMs and of checkpoints apart by VirtualSystemType, which is never localised.</summary>
internal static class Checkpoints
{
    public const string SnapshotType = "Microsoft:Hyper-V:Snapshot:Realized";
    private const string SnapshotPrefix = "Microsoft:Hyper-V:Snapshot:";

    public static bool IsCheckpoint(InstanceRow settings) =>
        settings.Text("VirtualSystemType").StartsWith(SnapshotPrefix, StringComparison.OrdinalIgnoreCase);
}
