using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Instances;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>
/// MSFT_NetNat: no methods, NATs are created and deleted as instances (WSL, psdocs "New-NetNat"). One is supported; a second one is
/// taken, and leaves the system in an unknown state (wsdocs, "set up a NAT network"): here all of them show themselves inactive from
/// then on and stay so, even when one is deleted. Names have at most 39 characters (WSL). Which errors there are is known for a bad
/// prefix (Virtualization-Documentation, issue 361) and otherwise unverified on Windows.
/// </summary>
internal sealed class NatProvider : IInstanceProvider
{
    private const string NatClass = "MSFT_NetNat";
    private const string Prefix = "InternalIPInterfaceAddressPrefix";
    private const int LongestName = 39;
    private const uint InvalidParameter = 87;
    private const uint AlreadyExists = 183;

    public string ClassName => NatClass;

    public IReadOnlyList<Edit> Create(SimulatedHost host, CimObject instance, string operation)
    {
        string name = instance.Text("Name") ?? "";
        if (name.Length is 0 or > LongestName || IPv4Prefix.Parse(instance.Text(Prefix)) is not { } prefix)
        {
            throw Refused(operation);
        }

        IReadOnlyList<InstanceRow> existing = host.Document.Find(CimNamespaces.StandardCimv2)?.Find(NatClass)?.Rows ?? [];
        if (existing.Any(n => string.Equals(n.Text("Name"), name, StringComparison.OrdinalIgnoreCase)))
        {
            throw CimErrors.Windows(
                CimErrorCode.AlreadyExists, AlreadyExists, operation, "Cannot create a file when that file already exists.");
        }

        if (existing.Any(n => IPv4Prefix.Parse(n.Text(Prefix)) is { } other && IPv4Prefix.Overlap(prefix, other)))
        {
            throw Refused(operation);
        }

        return
        [
            .. existing.Select(static n => Edit.Set(n.Path, new CimProperty("Active", CimType.UInt8, (byte)0))),
            .. NewInstance.Of(
                host.Document, CimNamespaces.StandardCimv2, NatClass,
                ("InstanceID", name + ";0"), ("Name", name), ("ExternalIPInterfaceAddressPrefix", instance.Text("ExternalIPInterfaceAddressPrefix")),
                ("InternalRoutingDomainId", "{00000000-0000-0000-0000-000000000000}"), ("IcmpQueryTimeout", 30U),
                ("TcpEstablishedConnectionTimeout", 1800U), ("TcpTransientConnectionTimeout", 120U), ("TcpFilteringBehavior", (byte)1),
                ("UdpFilteringBehavior", (byte)1), ("UdpIdleSessionTimeout", 120U), ("UdpInboundRefresh", (byte)0), ("Store", 0U),
                ("Active", (byte)(existing.Count == 0 ? 1 : 0)), (Prefix, prefix.ToString())),
        ];
    }

    public IReadOnlyList<Edit> Delete(SimulatedHost host, InstanceRow row) => [Edit.Remove(row.Path)];

    private static CimException Refused(string operation) =>
        CimErrors.Windows(CimErrorCode.InvalidParameter, InvalidParameter, operation, "The parameter is incorrect.");
}
