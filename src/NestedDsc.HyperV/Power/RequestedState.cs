namespace NestedDsc.HyperV.Power;

/// <summary>What a machine can be asked to become (Msvm_ComputerSystem.RequestStateChange).</summary>
public enum RequestedState
{
    /// <summary>Start it, resume it, or bring it back from its saved state.</summary>
    Enabled = 2,

    /// <summary>Cut its power; from saved, give the saved state up.</summary>
    Disabled = 3,

    /// <summary>Save its memory to disk.</summary>
    Offline = 6,

    /// <summary>Pause it.</summary>
    Quiesce = 9,
}
