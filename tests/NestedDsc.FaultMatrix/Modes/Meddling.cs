namespace NestedDsc.FaultMatrix.Modes;

/// <summary>What somebody else does to the managed object between two calls of a set.</summary>
internal enum Meddling
{
    None,

    /// <summary>A machine that runs is turned off, any other is started.</summary>
    Power,

    Delete,

    Rename,

    /// <summary>The machine is given one more adapter, the switch one more user.</summary>
    AddAdapter,
}
