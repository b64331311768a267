namespace NestedDsc.Protocol.Plans;

/// <summary>What a step interrupts for the people who use the object.</summary>
[Flags]
public enum Disruption
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A machine that runs is shut down or turned off.</summary>
    PowerOff = 1,

    /// <summary>Data is given up: the memory of a saved or running machine.</summary>
    DataLoss = 2,

    /// <summary>A network connection is cut.</summary>
    NetworkCut = 4,

    /// <summary>The computer itself has to restart.</summary>
    Restart = 8,
}
