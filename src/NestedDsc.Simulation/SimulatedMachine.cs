using NestedDsc.Simulation.OptionalFeatures;

namespace NestedDsc.Simulation;

/// <summary>What is done to a simulated host from outside its Windows.</summary>
public static class SimulatedMachine
{
    /// <summary>
    /// Restarts Windows: pending changes of features come, with them Hyper-V comes or goes, and what waited for a restart waits no
    /// more. Operations under way end: jobs without success, what only had to show itself with it. VMs that were on are off afterwards,
    /// or on if their AutomaticStartupAction says so (3: those that were on, 4: all, also saved ones); none is on without hypervisor.
    /// LastBootUpTime becomes the time of the host's clock.
    /// </summary>
    /// <param name="path">The host's file.</param>
    /// <returns>What has changed.</returns>
    /// <exception cref="HostFileException">The file can't be read or written, or is damaged.</exception>
    public static RestartResult Restart(string path)
    {
        var host = new SimulatedHost(path);
        return host.Change(() => Restarter.Run(host));
    }
}
