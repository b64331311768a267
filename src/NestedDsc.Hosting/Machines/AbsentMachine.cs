using NestedDsc.HyperV;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Hosting.Machines;

/// <summary>The plan for an instance that names a machine which does not exist, or several machines.</summary>
public static class AbsentMachine
{
    /// <summary>Makes the plan: not in desired state, and nothing that a set could do.</summary>
    /// <param name="absence">Why there is none.</param>
    /// <param name="state">The state of a machine that does not exist.</param>
    /// <returns>The plan.</returns>
    public static Plan<HyperVConnection> Plan(MachineAbsence absence, AbsentMachineState state)
    {
        ArgumentNullException.ThrowIfNull(absence);
        string code = absence.IsAmbiguous ? FindingCodes.VMAmbiguous : FindingCodes.VMNotFound;
        return new Plan<HyperVConnection>
        {
            Actual = state,
            Differences = [Findings.Difference("_exist", code, absence.Phrase)],
            Blockers = [Findings.Blocker(code, $"{absence.Phrase} {absence.Advice}", ExitCode.NotFound)],
            CompliantPhrase = "",
        };
    }
}
