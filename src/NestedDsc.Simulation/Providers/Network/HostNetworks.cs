using System.Net;
using System.Net.Sockets;
using NestedDsc.Simulation.Providers.Switches;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers.Network;

/// <summary>The networks that a host itself is in: by its network adapters, and by its adapters of switches that lead outside.</summary>
internal static class HostNetworks
{
    public static IEnumerable<IPNetwork> Of(SimulatedHost host) =>
        HostAdapters.All(host.Document).Where(a => LeadsOutside(host, a))
            .SelectMany(a => HostAdapters.AddressesOf(host.Document, a)).Select(Network).OfType<IPNetwork>();

    private static bool LeadsOutside(SimulatedHost host, InstanceRow adapter) =>
        !adapter.Flag("Virtual") || (host.Virtualization is { } ns && Ports(ns).Any(p => HostAdapters.OfInternal(host.Document, p) == adapter
            && VirtualSwitch.OwnerOf(ns, [p]) is { ExternalPort: not null }));

    private static IEnumerable<InstanceRow> Ports(NamespaceStore ns) => ns.Deep(Features.FeatureMethod.ConnectionClass)
        .SelectMany(static c => c.Rows).Where(p => PortKinds.Of(HostResource.Of(ns, p)) == PortKind.Internal);

    private static IPNetwork? Network(InstanceRow address)
    {
        int length = (int)address.Number64("PrefixLength");
        if (!IPAddress.TryParse(address.Text("IPAddress"), out IPAddress? ip) || ip.AddressFamily != AddressFamily.InterNetwork || length is < 1 or > 32)
        {
            return null;
        }

        uint bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(ip.GetAddressBytes()) & (uint.MaxValue << (32 - length));
        byte[] bytes = new byte[4];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(bytes, bits);
        return new IPNetwork(new IPAddress(bytes), length);
    }
}
