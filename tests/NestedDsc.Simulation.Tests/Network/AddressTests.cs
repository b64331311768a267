using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Network;

public sealed class AddressTests
{
    private const string Class = "MSFT_NetIPAddress";
    private static readonly string[] Keys = ["CreationClassName", "Name", "SystemCreationClassName", "SystemName"];

    [Fact]
    public void An_address_is_set_by_the_static_method_and_takes_the_place_of_windows_own()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        session.Settle(session.Define("NAT", session.ToHost()));
        uint index = (uint)session.Adapter("vEthernet (NAT)")!.Number("InterfaceIndex")!.Value;

        Assert.Equal(0u, Create(session, index, "192.168.100.1", 24).ReturnValue);

        Assert.Equal(["192.168.100.1/24"], session.Addresses("vEthernet (NAT)"));
        CimObject address = session.Rows($"SELECT * FROM {Class} WHERE InterfaceIndex={index}", CimNamespaces.StandardCimv2)[0];
        Assert.Equal(2ul, address.Number("AddressFamily"));
        Assert.Equal(1ul, address.Number("PrefixOrigin"));
        Assert.Equal(4ul, address.Number("AddressState"));
        Create(session, index, "192.168.100.2", 24);
        Assert.Equal(2, session.Addresses("vEthernet (NAT)").Length);
        CimPath path = new(CimNamespaces.StandardCimv2, Class,
            [.. Keys.Select(k => CimProperty.OfString(k, address.Text(k)))]);
        session.Delete(path, session.Deadline());
        Assert.Equal(["192.168.100.2/24"], session.Addresses("vEthernet (NAT)"));
        session.Settle(session.DestroySwitch(session.SwitchId("NAT")));
        Assert.Empty(session.Addresses("vEthernet (NAT)"));
    }

    [Fact]
    public void The_adapter_may_be_named_and_the_family_be_v6()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        Call(
            session, CimProperty.OfString("InterfaceAlias", "ethernet 2"), CimProperty.OfString("IPAddress", "FD00::1"),
            new CimProperty("AddressFamily", CimType.UInt16, (ushort)23));
        Call(session, CimProperty.OfString("InterfaceAlias", "Ethernet 2"), CimProperty.OfString("IPAddress", "10.9.9.9"));

        Assert.Equal(["10.30.0.50/24", "fd00::1/128", "10.9.9.9/32"], session.Addresses("Ethernet 2"));
    }

    [Fact]
    public void An_address_that_exists_is_a_general_failure_with_windows_own_number()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        CimException error = Assert.Throws<CimException>(() => Create(session, 7, "10.20.0.50", 24));

        Assert.Equal(CimErrorCode.Failed, error.Code);
        Assert.Equal("Windows System Error 5010", error.MessageId);
    }

    [Fact]
    public void Addresses_that_can_not_be_are_refused()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        string before = host.Text;
        var index = new CimProperty("InterfaceIndex", CimType.UInt32, 7U);
        CimProperty address = CimProperty.OfString("IPAddress", "10.9.9.9");
        CimErrorCode Code(params CimProperty[] parameters) => Assert.Throws<CimException>(() => Call(session, parameters)).Code;

        Assert.Equal(CimErrorCode.NotFound, Code(address, new CimProperty("InterfaceIndex", CimType.UInt32, 99U)));
        Assert.Equal(CimErrorCode.NotFound, Code(address));
        Assert.Equal(CimErrorCode.InvalidParameter, Code(index));
        Assert.Equal(CimErrorCode.InvalidParameter, Code(index, CimProperty.OfString("IPAddress", "10.9.9.999")));
        Assert.Equal(CimErrorCode.InvalidParameter, Code(index, CimProperty.OfString("IPAddress", "10.9")));
        Assert.Equal(CimErrorCode.InvalidParameter, Code(index, address, new CimProperty("PrefixLength", CimType.UInt8, (byte)33)));
        Assert.Equal(CimErrorCode.InvalidParameter, Code(index, address, new CimProperty("AddressFamily", CimType.UInt16, (ushort)23)));
        Assert.Equal(CimErrorCode.InvalidParameter, Code(index, address, new CimProperty("Type", CimType.UInt8, (byte)3)));
        Assert.Equal(CimErrorCode.InvalidParameter, Code(index, address, CimProperty.OfString("PolicyStore", "Elsewhere")));
        Assert.Equal(CimErrorCode.TypeMismatch, Code(index, address, new CimProperty("PrefixLength", CimType.UInt16, (ushort)24)));
        Assert.Equal(before, host.Text);
    }

    internal static CimMethodResult Create(SimulatedSession session, uint index, string address, byte prefixLength) => Call(
        session, new CimProperty("InterfaceIndex", CimType.UInt32, index), CimProperty.OfString("IPAddress", address),
        new CimProperty("PrefixLength", CimType.UInt8, prefixLength), new CimProperty("AddressFamily", CimType.UInt16, (ushort)2),
        new CimProperty("Type", CimType.UInt8, (byte)1), CimProperty.OfString("PolicyStore", "PersistentStore"));

    private static CimMethodResult Call(SimulatedSession session, params CimProperty[] parameters) =>
        session.Call(CimPath.OfClass(CimNamespaces.StandardCimv2, Class), "Create", parameters);
}
