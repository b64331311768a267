using NestedDsc.HyperV;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Hosting.Machines;

/// <summary>The plan for an instance that names a machine which does not exist.</summary>
public static class AbsentMachine
{
    /// <summary>Makes the plan: not in desired state, and nothing that a set could do.</summary>
    /// <param name="identity">How the user names the machine.</param>
    /// <param name="absence">A sentence that says that it does not exist.</param>
    /// <returns>The plan.</returns>
    public static Plan<HyperVConnection> Plan(MachineIdentity identity, string? absence)
    {
        ArgumentNullException.ThrowIfNull(identity);
        string phrase = absence ?? $"{identity.Display} does not exist on this host.";
        return new Plan<HyperVConnection>
        {
            Actual = new AbsentMachineState(identity),
            Differences = [Findings.Difference("_exist", "VMNotFound", phrase)],
            Blockers = [Findings.Blocker("VMNotFound", $"{phrase} Virtual machines are not created here.", ExitCode.NotFound)],
            CompliantPhrase = "",
        };
    }
}
