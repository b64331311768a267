namespace NestedDsc.HyperV.Checkpoints;

/// <summary>Which checkpoints are taken of a machine (Msvm_VirtualSystemSettingData.UserSnapshotType).</summary>
public enum CheckpointType
{
    /// <summary>None can be taken.</summary>
    Disabled = 2,

    /// <summary>Production checkpoints, standard ones where the guest can't.</summary>
    Production = 3,

    /// <summary>Production checkpoints only.</summary>
    ProductionOnly = 4,

    /// <summary>Standard checkpoints. Hosts before Windows Server 2016 know no others.</summary>
    Standard = 5,
}
