using NestedDsc.Cim;
using NestedDsc.FaultMatrix.Running;
using NestedDsc.Simulation;

namespace NestedDsc.FaultMatrix.Data;

/// <summary>Lets everything come about that is still under way on a host.</summary>
internal static class Settled
{
    private const int MostReads = 12;

    public static HostData Of(HostFolder host, Action<string>? finish = null)
    {
        finish?.Invoke(host.FilePath);
        HostData data = HostData.Of(host.Read());
        if (!data.HasPending)
        {
            return data;
        }

        using SimulatedSession session = SimulatedSession.Open(host.FilePath);
        for (int i = 0; i < MostReads && data.HasPending; i++)
        {
            session.Clock.Wait(TimeSpan.FromSeconds(60));
            session.Query([new CimQuery(CimNamespaces.Virtualization, "SELECT Name FROM Msvm_VirtualEthernetSwitch")], Soon(session));
            data = HostData.Of(host.Read());
        }

        return data;
    }

    private static CimDeadline Soon(SimulatedSession session) => CimDeadline.After(session.Clock, TimeSpan.FromSeconds(5));
}
