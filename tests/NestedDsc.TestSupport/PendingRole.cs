using NestedDsc.Servicing;
using NestedDsc.Simulation;

namespace NestedDsc.TestSupport;

/// <summary>Windows on which Hyper-V was installed a moment ago, so that its namespace comes with the next restart.</summary>
public static class PendingRole
{
    private static readonly string[] Features = ["Microsoft-Hyper-V", "Microsoft-Hyper-V-Offline", "Microsoft-Hyper-V-Online"];

    /// <summary>Server 2019 in a VM, with the role installed and the restart to come.</summary>
    /// <returns>The host.</returns>
    public static TemporaryHost OnServer()
    {
        TemporaryHost host = TemporaryHost.CopyOf(HostFiles.Guest2019);
        using SimulatedSession session = host.Open();
        session.Servicing.Enable(new EnableRequest(Features, [], LimitAccess: true, TimeSpan.FromHours(1)), new Silence());
        return host;
    }

    private sealed class Silence : IProgress<int>
    {
        public void Report(int value)
        {
            // Nobody listens.
        }
    }
}
