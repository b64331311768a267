namespace NestedDsc.Simulation.Providers;

/// <summary>What a provider makes of a call that it has understood.</summary>
internal enum Reaction
{
    /// <summary>It does what was asked for.</summary>
    Applied,

    /// <summary>It answers a code, without a job; nothing changes.</summary>
    Refused,

    /// <summary>It answers 4096, and the job fails; nothing changes.</summary>
    Failed,

    /// <summary>It answers 4096, and the job ends well; nothing of the call was done all the same.</summary>
    Ignored,
}
