using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>What stands between a caller and Hyper-V's instances: a stopped service, and rights.</summary>
internal static class HyperVGate
{
    private const string ServiceClass = "Win32_Service";
    private const string ServiceName = "vmms";

    /// <summary>Whether instances are hidden: the provider answers nothing, not an error, to a caller without rights (os-win, hostutils).</summary>
    /// <exception cref="CimException">The service does not run.</exception>
    public static bool HidesInstances(SimulatedHost host, NamespaceStore ns, string operation)
    {
        if (!string.Equals(ns.Name, CimNamespaces.Virtualization, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return IsStopped(host) ? throw CimErrors.ServiceStopped(operation) : host.Settings.AccessDenied;
    }

    /// <summary>Lets a call pass that may change something, in whatever namespace.</summary>
    /// <exception cref="CimException">The service does not run, or the caller has no rights.</exception>
    public static void CheckWrite(SimulatedHost host, NamespaceStore ns, string operation)
    {
        if (HidesInstances(host, ns, operation) || host.Settings.AccessDenied)
        {
            throw CimErrors.Make(CimErrorCode.AccessDenied, operation, "Access denied");
        }
    }

    private static bool IsStopped(SimulatedHost host)
    {
        InstanceRow? service = host.Document.Find(CimNamespaces.Cimv2)?.Find(ServiceClass)?.Rows
            .FirstOrDefault(static r => string.Equals(r.Text("Name"), ServiceName, StringComparison.OrdinalIgnoreCase));
        return service is not null && service.Text("State") is not "Running";
    }
}
