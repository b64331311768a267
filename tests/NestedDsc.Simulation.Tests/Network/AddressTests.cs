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
        session.Settle(session.Define("NAT", session.ToHost("NAT")));
        uint index = (uint)session.Adapter("vEthernet (NAT)")!.Number("InterfaceIndex")!.Value;

        Assert.Equal(0u, Create(session, index, "192.168.100.1", 24).ReturnValue);

        Assert.Equal(["192.168.100.1/24"], session.Addresses("vEthernet (NAT)"));
        CimObject address = session.Rows($"SELECT * FROM {Class} WHERE InterfaceIndex={index} AND Store=1", CimNamespaces.StandardCimv2)[0];
        Assert.Equal(2ul, address.Number("AddressFamily"));
        Assert.Equal(1ul, address.Number("PrefixOrigin"));
        Create(session, index, "192.168.100.2", 24);
        Assert.Equal(2, session.Addresses("vEthernet (NAT)").Length);
        CimPath path = new(CimNamespaces.StandardCimv2, Class,
            [.. Keys.Select(k => CimProperty.OfString(k, address.Text(k)))]);
        session.Delete(path, session.Deadline());
        Assert.Single(session.Rows($"SELECT * FROM {Class} WHERE IPAddress='192.168.100.1'", CimNamespaces.StandardCimv2));
        Assert.Equal(["192.168.100.2/24"], session.Addresses("vEthernet (NAT)"));
        session.Settle(session.DestroySwitch(session.SwitchId("NAT")));
        Assert.Empty(session.Addresses("vEthernet (NAT)"));
    }

    [Fact]
    public void A_new_address_is_two_rows_of_which_the_active_one_is_tentative_at_first()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        (ulong?, ulong?)[] Rows() =>
        [
            .. session.Rows($"SELECT * FROM {Class} WHERE IPAddress='10.9.9.9'", CimNamespaces.StandardCimv2)
                .Select(static a => (a.Number("Store"), a.Number("AddressState"))),
        ];

        Create(session, 7, "10.9.9.9", 24);

        Assert.Equal([(1ul, 1ul), (0ul, 0ul)], Rows());
        session.Clock.Wait(TimeSpan.FromSeconds(5));
        Rows();
        Assert.Equal([(1ul, 4ul), (0ul, 0ul)], Rows());
    }

    [Theory]
    [InlineData("ActiveStore", true)]
    [InlineData("PersistentStore", false)]
    public void An_address_of_the_active_store_alone_is_one_row_and_one_of_the_persistent_store_alone_is_refused(string store, bool isTaken)
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        Exception? error = Record.Exception(() => Call(
            session, CimProperty.OfString("InterfaceAlias", "Ethernet 2"), CimProperty.OfString("IPAddress", "10.9.9.9"),
            CimProperty.OfString("PolicyStore", store)));

        Assert.Equal(isTaken, error is null);
        Assert.Equal(isTaken ? 1 : 0, session.Rows($"SELECT * FROM {Class} WHERE IPAddress='10.9.9.9'", CimNamespaces.StandardCimv2).Count);
    }

    [Fact]
    public void An_interface_that_is_not_ready_is_a_fault_to_be_asked_for()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open("method=Create,windows=1168");

        Assert.Equal("Windows System Error 1168", Assert.Throws<CimException>(() => Create(session, 7, "10.9.9.9", 24)).MessageId);
        Assert.Equal(0u, Create(session, 7, "10.9.9.9", 24).ReturnValue);
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
        new CimProperty("Type", CimType.UInt8, (byte)1));

    private static CimMethodResult Call(SimulatedSession session, params CimProperty[] parameters) =>
        session.Call(CimPath.OfClass(CimNamespaces.StandardCimv2, Class), "Create", parameters);
}
