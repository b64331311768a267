using NestedDsc.Cim;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>Finds the host's own network adapters (MSFT_NetAdapter, MSFT_NetIPAddress) by what Hyper-V knows of them.</summary>
internal static class HostAdapters
{
    public const string AdapterClass = "MSFT_NetAdapter";
    public const string AddressClass = "MSFT_NetIPAddress";
    public const string InternalPortClass = "Msvm_InternalEthernetPort";

    public static IReadOnlyList<InstanceRow> All(HostDocument document) => Rows(document, AdapterClass);

    public static IReadOnlyList<InstanceRow> Addresses(HostDocument document) => Rows(document, AddressClass);

    /// <summary>Addresses of an adapter.</summary>
    public static IEnumerable<InstanceRow> AddressesOf(HostDocument document, InstanceRow adapter) =>
        Addresses(document).Where(a => a.Number64("InterfaceIndex") == adapter.Number64("InterfaceIndex"));

    /// <summary>
    /// The adapter behind an Msvm_ExternalEthernetPort or Msvm_WiFiPort, whose Name is the adapter's InterfaceDescription (ExHyperV,
    /// samples).
    /// </summary>
    public static InstanceRow? OfPhysical(HostDocument document, InstanceRow port) =>
        All(document).FirstOrDefault(a => Same(a.Text("InterfaceDescription"), port.Text("Name")));

    /// <summary>The Msvm_InternalEthernetPort of a switch's port: by the port's GUID, or on captured hosts by its name.</summary>
    public static InstanceRow? InternalPort(NamespaceStore ns, InstanceRow port)
    {
        IReadOnlyList<InstanceRow> ports = ns.Find(InternalPortClass)?.Rows ?? [];
        return ports.FirstOrDefault(p => Same(p.Text("DeviceID"), $"Microsoft:{{{GuidOf(port)}}}"))
            ?? ports.FirstOrDefault(p => Same(p.Text("ElementName"), port.Text("ElementName")));
    }

    /// <summary>The <c>vEthernet</c> adapter of a switch's port: by the port's GUID, which its DeviceID is too, or by its name.</summary>
    public static InstanceRow? OfInternal(HostDocument document, InstanceRow port) =>
        All(document).FirstOrDefault(a => Same(a.Text("InterfaceGuid"), $"{{{GuidOf(port)}}}") || Same(a.Text("DeviceID"), $"{{{GuidOf(port)}}}"))
        ?? All(document).FirstOrDefault(a => a.Flag("Virtual") && Same(a.Text("Name"), $"vEthernet ({port.Text("ElementName")})"));

    /// <summary>The port's own GUID: the last part of its InstanceID.</summary>
    public static string GuidOf(InstanceRow port) => port.Text("InstanceID") is var id ? id[(id.LastIndexOf('\\') + 1)..] : "";

    private static IReadOnlyList<InstanceRow> Rows(HostDocument document, string className) =>
        document.Find(CimNamespaces.StandardCimv2)?.Find(className)?.Rows ?? [];

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
