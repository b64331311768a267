using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Switches;

/// <summary>Tells ports apart by the class of what they stand on (Hyper-V samples, ExHyperV).</summary>
internal static class PortKinds
{
    private const string Host = "Msvm_ComputerSystem";
    private const string External = "Msvm_ExternalEthernetPort";
    private const string WiFi = "Msvm_WiFiPort";

    /// <param name="resource">The instance that HostResource names.</param>
    public static PortKind Of(InstanceRow? resource)
    {
        if (resource is null)
        {
            return PortKind.None;
        }

        if (resource.Class.IsA(External) || resource.Class.IsA(WiFi))
        {
            return PortKind.External;
        }

        // A VM is an instance of the host's class too: its Name is a GUID.
        return resource.Class.IsA(Host) && !Guid.TryParse(resource.Text("Name"), out _) ? PortKind.Internal : PortKind.None;
    }
}
