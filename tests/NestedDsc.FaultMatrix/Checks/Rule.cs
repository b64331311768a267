namespace NestedDsc.FaultMatrix.Checks;

/// <summary>What must hold after a set in which something went wrong.</summary>
internal enum Rule
{
    /// <summary>Streams and exit code keep to the contract.</summary>
    Contract,

    /// <summary>The error names the step and the object.</summary>
    Message,

    /// <summary>A set that succeeded has brought about the desired state; one that could get over the fault succeeded.</summary>
    Success,

    /// <summary>A machine is in the power state it was in, or the error says that it is not and how to get it back.</summary>
    Power,

    /// <summary>Nothing but the managed object has changed.</summary>
    Outside,

    /// <summary>What the error says about what is left is true.</summary>
    Leftovers,

    /// <summary>What a set has done before a call failed that is over is taken back; to say what is left is not enough.</summary>
    TakenBack,

    /// <summary>A test tells the truth.</summary>
    Test,

    /// <summary>Another set, without faults, leads to the desired state.</summary>
    Converges,

    /// <summary>After it everything is as if the fault had never been.</summary>
    SameEnd,

    /// <summary>What-if and set agree.</summary>
    Forecast,

    /// <summary>No file is left beside the host.</summary>
    Files,
}
