using NestedDsc.Cim;
using NestedDsc.Simulation;

namespace NestedDsc.Tool.Tests.Capture;

/// <summary>What is on a host to be changed.</summary>
internal sealed record HostInventory(IReadOnlyList<string> Machines, IReadOnlyList<string> Switches, IReadOnlyList<string> Adapters)
{
    public static HostInventory Of(string file)
    {
        using var session = SimulatedSession.Open(file);
        return new(
            [.. Values(session, CimNamespaces.Virtualization, "Msvm_ComputerSystem", "Name").Where(static n => Guid.TryParse(n, out _))],
            Values(session, CimNamespaces.Virtualization, "Msvm_VirtualEthernetSwitch", "ElementName"),
            Values(session, CimNamespaces.StandardCimv2, "MSFT_NetAdapter", "Name"));
    }

    private static IReadOnlyList<string> Values(SimulatedSession session, string ns, string className, string property)
    {
        try
        {
            IReadOnlyList<CimObject> rows = session.Query([new CimQuery(ns, $"SELECT {property} FROM {className}")], CimDeadline.After(session.Clock, TimeSpan.FromMinutes(1)))[0];
            return [.. rows.Select(r => r.Text(property)!)];
        }
        catch (CimException error) when (error.Code is CimErrorCode.InvalidNamespace)
        {
            return [];
        }
    }
}
