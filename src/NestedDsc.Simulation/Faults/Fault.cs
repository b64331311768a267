using NestedDsc.Cim;

namespace NestedDsc.Simulation.Faults;

/// <summary>One fault to inject.</summary>
internal sealed record Fault
{
    /// <summary>Number of the call of the session that it hits, from 1; 0 if it goes by the method.</summary>
    public int Call { get; init; }

    /// <summary>Name of the method that it hits; empty if it goes by the call.</summary>
    public string Method { get; init; } = "";

    /// <summary>Which call of the method, from 1.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>Whether the call has its effect first.</summary>
    public bool IsAfter { get; init; }

    public FaultKind? Kind { get; init; }

    /// <summary>Return code, or error code of the job.</summary>
    public uint Code { get; init; }

    public CimErrorCode Error { get; init; } = CimErrorCode.Failed;
}
