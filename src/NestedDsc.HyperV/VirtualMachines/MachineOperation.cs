namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>What is under way on a machine, beside a change of its state.</summary>
public enum MachineOperation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Something that Hyper-V does not name.</summary>
    Unnamed,

    /// <summary>A checkpoint is being taken.</summary>
    CreatingCheckpoint,

    /// <summary>A checkpoint is being applied.</summary>
    ApplyingCheckpoint,

    /// <summary>A checkpoint is being removed.</summary>
    DeletingCheckpoint,

    /// <summary>It waits to be started.</summary>
    WaitingToStart,

    /// <summary>Its disks are being merged.</summary>
    MergingDisks,

    /// <summary>It is being exported.</summary>
    Exporting,

    /// <summary>It is being migrated.</summary>
    Migrating,

    /// <summary>It is being backed up.</summary>
    BackingUp,

    /// <summary>Its settings are being changed.</summary>
    Modifying,

    /// <summary>Its storage is being migrated.</summary>
    MigratingStorage,

    /// <summary>Whether it can be imported or migrated is being checked.</summary>
    CheckingCompatibility,
}
