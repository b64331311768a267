using NestedDsc.Cim;
using NestedDsc.Simulation.OptionalFeatures;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation;

/// <summary>
/// What stands between a caller and Hyper-V's instances: a role that is not there, a stopped service, and rights. What the role hides
/// stays in the file, as VMs stay on a disk: it is there again when the role is.
/// </summary>
internal static class HyperVGate
{
    private const string ServiceClass = "Win32_Service";
    private const string ServiceName = "vmms";
    private const string NatClass = "MSFT_NetNat";

    /// <summary>
    /// Finds a namespace as callers see it: Hyper-V's does not exist before the role was installed and Windows restarted, and has no
    /// classes once it was removed; networking has no NATs without Hyper-V or Containers.
    /// </summary>
    /// <returns>The namespace; <see langword="null"/> if there is none.</returns>
    public static NamespaceStore? Find(SimulatedHost host, string name)
    {
        NamespaceStore? ns = host.Document.Find(name);
        if (ns is null || host.Servicing is not { } servicing)
        {
            return ns;
        }

        return IsCalled(ns.Name, CimNamespaces.Virtualization) && !HyperVRole.HasService(servicing)
                ? servicing.RoleWasInstalled ? new NamespaceStore(ns.Name) : null
            : IsCalled(ns.Name, CimNamespaces.StandardCimv2) && !HyperVRole.HasNat(servicing) ? ns.Without(NatClass)
            : ns;
    }

    /// <summary>Whether the role that an instance belongs to is not there: a service of it.</summary>
    public static bool Hides(SimulatedHost host, InstanceRow row) =>
        MayHide(host, row.Class) && HyperVRole.IsRoleService(row.Text("Name"));

    /// <summary>Whether instances of a class can belong to a role that is not there.</summary>
    public static bool MayHide(SimulatedHost host, ClassDefinition definition) =>
        host.Servicing is { } servicing && IsCalled(definition.Name, ServiceClass) && !HyperVRole.HasService(servicing);

    /// <summary>Whether instances are hidden: the provider answers nothing, not an error, to a caller without rights (os-win, hostutils).</summary>
    /// <exception cref="CimException">The service does not run.</exception>
    public static bool HidesInstances(SimulatedHost host, NamespaceStore ns, string operation)
    {
        if (!IsCalled(ns.Name, CimNamespaces.Virtualization))
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
            .FirstOrDefault(static r => IsCalled(r.Text("Name"), ServiceName));
        return service is not null && service.Text("State") is not "Running";
    }

    private static bool IsCalled(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
