using NestedDsc.FaultMatrix.Data;
using NestedDsc.FaultMatrix.Modes;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.FaultMatrix;

/// <summary>What became of a set in which something went wrong.</summary>
/// <param name="Baseline">The scenario as it goes well.</param>
/// <param name="Mode">What went wrong.</param>
/// <param name="Set">The set.</param>
/// <param name="Left">The host's data after it, when everything had come about.</param>
/// <param name="IsDesired">Whether that is the desired state, by the scenario's own rule.</param>
/// <param name="Test">A test after it.</param>
/// <param name="Meddled">The host's data at the moment after somebody else had changed it.</param>
internal sealed record TrialFacts(
    Baseline Baseline, Mode Mode, RunResult Set, HostData Left, bool IsDesired, RunResult Test, HostData? Meddled)
{
    /// <summary>The error, if the set failed.</summary>
    public string Error => string.Join('\n', Set.Errors);
}
