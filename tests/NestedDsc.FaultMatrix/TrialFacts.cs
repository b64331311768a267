using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.FaultMatrix;

/// <summary>What became of a set in which something went wrong.</summary>
/// <param name="Baseline">The scenario as it goes well.</param>
/// <param name="Mode">What went wrong.</param>
/// <param name="Call">Which call, from 1.</param>
/// <param name="Set">The set.</param>
/// <param name="Left">The host's data after it, when everything had come about.</param>
/// <param name="IsDesired">Whether that is the desired state, by the scenario's own rule.</param>
/// <param name="Test">A test after it.</param>
/// <param name="Meddled">The host's data at the moment after somebody else had changed it.</param>
internal sealed record TrialFacts(
    Baseline Baseline, Mode Mode, int Call, RunResult Set, HostData Left, bool IsDesired, RunResult Test, HostData? Meddled)
{
    /// <summary>Whether the call belongs to the last time that the set looks at the host.</summary>
    public bool IsLastLook => Call >= Baseline.Changes.Count - 1;

    /// <summary>The error, if the set failed.</summary>
    public string Error => string.Join('\n', Set.Errors);
}
