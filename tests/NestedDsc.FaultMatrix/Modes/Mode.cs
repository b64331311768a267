namespace NestedDsc.FaultMatrix.Modes;

/// <summary>A way for one call to go wrong.</summary>
/// <param name="Name">How reports name it.</param>
/// <param name="Fault">What the simulated host does, in its own grammar without the number of the call; empty if somebody else acts.</param>
internal sealed record Mode(string Name, string Fault = "")
{
    /// <summary>Whether only calls that change something can go wrong like this.</summary>
    public bool ChangesOnly { get; init; }

    /// <summary>Whether the job goes on for ever, until an administrator ends it.</summary>
    public bool NeverEnds { get; init; }

    /// <summary>Whether the process is killed.</summary>
    public bool Kills { get; init; }

    /// <summary>Whether the set must get over it.</summary>
    public bool IsHarmless { get; init; }

    /// <summary>Whether it is over when the set begins to take back what it has done.</summary>
    public bool Passes { get; init; }

    /// <summary>What somebody else does before the call.</summary>
    public Meddling Meddling { get; init; }

    /// <summary>Whether it belongs to the part that is run with every build.</summary>
    public bool IsQuick { get; init; }

    public override string ToString() => Name;
}
