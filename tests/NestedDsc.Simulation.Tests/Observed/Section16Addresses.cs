using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 16: addresses of the host, and NAT.</summary>
public sealed class Section16Addresses
{
    private const string Address = "MSFT_NetIPAddress";
    private const string Nat = "MSFT_NetNat";

    [Row("ovh/docs R")]
    public void Row_16_1_A_new_address_is_two_rows() => OnL1(static scene =>
    {
        Create(scene, "Ethernet 2", "10.30.0.60").Is(Answer.Done);
        Assert.Equal(
            [(0ul, 0ul), (1ul, 1ul)],
            Rows(scene, "10.30.0.60").Select(static a => (a.Number("Store")!.Value, a.Number("AddressState")!.Value)).Order());
        Assert.All(Rows(scene, "10.30.0.60"), static a => Assert.Equal((1ul, 1ul), (a.Number("PrefixOrigin"), a.Number("SuffixOrigin"))));
    });

    [Row("WgServerforWindows R; Virtualization-Documentation R")]
    public void Row_16_2_An_address_that_exists_is_an_error_of_Windows() => OnL1(static scene =>
    {
        Create(scene, "Ethernet 2", "10.30.0.60").Is(Answer.Done);
        int rows = Rows(scene, "10.30.0.60").Count;
        string id = Assert.Throws<CimException>(() => Create(scene, "Ethernet 2", "10.30.0.60")).MessageId;
        Assert.Contains(id, Values.Of("Windows System Error 5010", "Windows System Error 87"));
        Assert.Equal(rows, Rows(scene, "10.30.0.60").Count);
    });

    [Row("K2s R")]
    public void Row_16_4_An_interface_that_is_not_there_yet_is_not_found() => OnL1(static scene =>
    {
        scene.DefineSwitch("Lab", scene.HostPort("Lab"));
        Assert.Equal("Windows System Error 1168", Assert.Throws<CimException>(() => Create(scene, "vEthernet (Lab)", "10.40.0.1")).MessageId);
        scene.Settles();
        Create(scene, "vEthernet (Lab)", "10.40.0.1").Is(Answer.Done);
    });

    [Row("NetworkingDsc R")]
    public void Row_16_5_A_query_without_a_match_is_empty() => OnL1(static scene =>
    {
        Assert.Empty(Rows(scene, "10.99.99.99"));
        Assert.NotEmpty(Rows(scene, "10.30.0.50"));
    });

    [Row("BCVK C; microsoft/WSL C")]
    public void Row_16_6_A_NAT_has_these_defaults() => OnL1(static scene =>
    {
        Create(scene, "NatNetwork", "192.168.77.0/24", out _);
        CimObject nat = Assert.Single(scene.Rows($"SELECT * FROM {Nat}", CimNamespaces.StandardCimv2));
        foreach ((string property, int value) in new[]
        {
            ("Store", 0), ("Active", 1), ("IcmpQueryTimeout", 30), ("TcpEstablishedConnectionTimeout", 1800), ("TcpTransientConnectionTimeout", 120),
            ("UdpIdleSessionTimeout", 120), ("UdpInboundRefresh", 0),
        })
        {
            Assert.Equal((property, (ulong)value), (property, nat.Number(property)));
        }
    });

    [Row("Virtualization-Documentation R")]
    public void Row_16_7_A_prefix_of_the_hosts_own_network_or_of_another_NAT_is_an_incorrect_parameter()
    {
        OnL1(static scene => Assert.Equal("Windows System Error 87", Refused(scene, "10.20.0.0/24")));
        OnL1(static scene =>
        {
            Create(scene, "First", "192.168.77.0/24", out _);
            Assert.Equal("Windows System Error 87", Refused(scene, "192.168.77.0/25"));
        });

        static string Refused(Scene scene, string prefix)
        {
            int before = scene.Rows($"SELECT * FROM {Nat}", CimNamespaces.StandardCimv2).Count;
            string id = Assert.Throws<CimException>(() => Create(scene, "NatNetwork", prefix, out _)).MessageId;
            Assert.Equal(before, scene.Rows($"SELECT * FROM {Nat}", CimNamespaces.StandardCimv2).Count);
            return id;
        }
    }

    [Row("BCVK C")]
    public void Row_16_8_A_NAT_is_found_by_its_name_and_deleted() => OnL1(static scene =>
    {
        Create(scene, "NatNetwork", "192.168.77.0/24", out _);
        const string ByName = $"SELECT * FROM {Nat} WHERE Name='NatNetwork'";
        CimObject nat = Assert.Single(scene.Rows(ByName, CimNamespaces.StandardCimv2));
        scene.Session.Delete(new CimPath(CimNamespaces.StandardCimv2, Nat, [nat.Find("InstanceID")!]), scene.Deadline);
        Assert.Empty(scene.Rows(ByName, CimNamespaces.StandardCimv2));
    });

    [Row("EXH L")]
    public void Row_16_9_The_default_switch_has_no_NAT_of_this_class() => On(ClientHost.Make(), L1Vms.App, static scene =>
    {
        Assert.NotEmpty(scene.SwitchId("Default Switch"));
        Assert.Empty(scene.Rows($"SELECT * FROM {Nat}", CimNamespaces.StandardCimv2));
    });

    private static IReadOnlyList<CimObject> Rows(Scene scene, string address) =>
        scene.Rows($"SELECT * FROM {Address} WHERE IPAddress='{address}'", CimNamespaces.StandardCimv2);

    private static Scene Create(Scene scene, string adapter, string address) => scene.Call(
        CimPath.OfClass(CimNamespaces.StandardCimv2, Address), "Create", CimProperty.OfString("InterfaceAlias", adapter),
        CimProperty.OfString("IPAddress", address), new CimProperty("PrefixLength", CimType.UInt8, (byte)24));

    private static void Create(Scene scene, string name, string prefix, out CimObject nat)
    {
        nat = new CimObject(Nat, [CimProperty.OfString("Name", name), CimProperty.OfString("InternalIPInterfaceAddressPrefix", prefix)]);
        scene.Session.Create(CimNamespaces.StandardCimv2, nat, scene.Deadline);
    }
}
