using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.Instances;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>
/// MSFT_NetNat: no methods, NATs are created and deleted as instances (WSL, bcvk, psdocs "New-NetNat"). Names have at most 39
/// characters (WSL). A prefix that overlaps that of another NAT, or the host's own network, is refused with error 87
/// (Virtualization-Documentation, issue 361); other errors are unverified on Windows.
/// </summary>
internal sealed class NatProvider : IInstanceProvider
{
    private const string NatClass = "MSFT_NetNat";
    private const string Prefix = "InternalIPInterfaceAddressPrefix";
    private const int LongestName = 39;
    private const uint InvalidParameter = 87;
    private const uint NameExists = 183;

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
            throw CimErrors.Windows(CimErrorCode.AlreadyExists, NameExists, operation, "Cannot create a file when that file already exists.");
        }

        if (existing.Any(n => IPv4Prefix.Parse(n.Text(Prefix)) is { } other && IPv4Prefix.Overlap(prefix, other))
            || (existing.Count > 0 && host.Settings.Variants.SecondNat == SecondAnswer.Refused)
            || (host.Settings.Variants.NatOfHostNetwork == SecondAnswer.Refused && HostNetworks.Of(host).Any(n => IPv4Prefix.Overlap(prefix, n))))
        {
            throw Refused(operation);
        }

        return
        [
            .. NewInstance.Of(
                host.Document, CimNamespaces.StandardCimv2, NatClass,
                ("InstanceID", name + ";0"), ("Name", name), ("ExternalIPInterfaceAddressPrefix", instance.Text("ExternalIPInterfaceAddressPrefix")),
                ("InternalRoutingDomainId", "{00000000-0000-0000-0000-000000000000}"), ("IcmpQueryTimeout", 30U),
                ("TcpEstablishedConnectionTimeout", 1800U), ("TcpTransientConnectionTimeout", 120U), ("TcpFilteringBehavior", (byte)1),
                ("UdpFilteringBehavior", (byte)1), ("UdpIdleSessionTimeout", 120U), ("UdpInboundRefresh", (byte)0), ("Store", 0U),
                ("Active", (byte)1), (Prefix, prefix.ToString())),
        ];
    }

    public IReadOnlyList<Edit> Delete(SimulatedHost host, InstanceRow row) => [Edit.Remove(row.Path)];

    private static CimException Refused(string operation) =>
        CimErrors.Windows(CimErrorCode.InvalidParameter, InvalidParameter, operation, "The parameter is incorrect.");
}
