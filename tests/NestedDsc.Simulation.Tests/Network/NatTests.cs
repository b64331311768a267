using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Network;

public sealed class NatTests
{
    private const string Nat = "MSFT_NetNat";

    [Fact]
    public void A_nat_is_created_with_defaults_and_deleted_by_its_identity()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();

        Create(session, "Lab", "192.168.100.0/24");

        CimObject nat = Assert.Single(Nats(session));
        Assert.Equal("Lab;0", nat.Text("InstanceID"));
        Assert.Equal("192.168.100.0/24", nat.Text("InternalIPInterfaceAddressPrefix"));
        Assert.Equal(1ul, nat.Number("Active"));
        Assert.Equal(1800ul, nat.Number("TcpEstablishedConnectionTimeout"));
        using SimulatedSession other = host.Open();
        Assert.Single(Nats(other));
        session.Delete(Path("Lab;0"), session.Deadline());
        Assert.Empty(Nats(session));
        Assert.Equal(CimErrorCode.NotFound, Error(() => session.Delete(Path("Lab;0"), session.Deadline())).Code);
    }

    [Fact]
    public void A_second_nat_with_another_prefix_works_beside_the_first()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        Create(session, "Lab", "192.168.100.0/24");

        Create(session, "Other", "192.168.101.0/24");
        Assert.Equal([1ul, 1ul], Nats(session).Select(static n => n.Number("Active")));

        session.Delete(Path("other;0"), session.Deadline());
        Assert.Equal(1ul, Assert.Single(Nats(session)).Number("Active"));
    }

    [Theory]
    [InlineData("10.20.0.0/24", false)]
    [InlineData("10.30.0.128/25", false)]
    [InlineData("192.168.50.0/24", true)]
    public void A_prefix_of_the_hosts_own_network_is_refused_and_that_of_an_internal_switch_taken(string prefix, bool isTaken)
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        session.Settle(session.Define("NAT", session.ToHost("NAT")));
        AddressTests.Create(session, (uint)session.Adapter("vEthernet (NAT)")!.Number("InterfaceIndex")!.Value, "192.168.50.1", 24);

        string code = isTaken ? "" : "Windows System Error 87";
        Assert.Equal(code, Record.Exception(() => Create(session, "Lab", prefix)) is CimException error ? error.MessageId : "");
        Assert.Equal(isTaken ? 1 : 0, Nats(session).Count);
    }

    [Theory]
    [InlineData("", "192.168.100.0/24")]
    [InlineData("Name of forty characters, one too many!!", "192.168.100.0/24")]
    [InlineData("Lab", "")]
    [InlineData("Lab", "192.168.100.0")]
    [InlineData("Lab", "192.168.100.1/24")]
    [InlineData("Lab", "192.168.100.0/33")]
    [InlineData("Lab", "192.168.0/24")]
    [InlineData("Lab", "fd00::/64")]
    [InlineData("Lab", "10.0.0.0/24")]
    [InlineData("Lab", "10.0.0.0/8")]
    [InlineData("Lab", "10.0.0.128/25")]
    public void Bad_names_and_prefixes_are_refused(string name, string prefix)
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        Create(session, "Name of thirty-nine characters, no more", "10.0.0.0/24");
        string before = host.Text;

        CimException error = Error(() => Create(session, name, prefix));

        Assert.Equal(CimErrorCode.InvalidParameter, error.Code);
        Assert.Equal("Windows System Error 87", error.MessageId);
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void A_name_in_use_is_refused()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        Create(session, "Lab", "10.0.0.0/24");

        Assert.Equal(CimErrorCode.AlreadyExists, Error(() => Create(session, "LAB", "10.0.1.0/24")).Code);
    }

    [Fact]
    public void Without_hyper_v_there_is_no_class_and_without_rights_no_change()
    {
        using var host = TemporaryHost.LabL1();
        using (SimulatedSession session = host.Knob("accessDenied", true).Open())
        {
            Assert.Equal(CimErrorCode.AccessDenied, Error(() => Create(session, "Lab", "10.0.0.0/24")).Code);
            Assert.Equal(CimErrorCode.AccessDenied, Error(() => session.Delete(Path("Lab;0"), session.Deadline())).Code);
            Assert.Equal(CimErrorCode.AccessDenied, Error(() => AddressTests.Create(session, 7, "10.0.0.1", 24)).Code);
            Assert.Equal(3, session.Rows("SELECT * FROM MSFT_NetAdapter", CimNamespaces.StandardCimv2).Count);
        }

        using SimulatedSession bare = host.Knob("accessDenied", false).RemoveClass(Nat, CimNamespaces.StandardCimv2).Open();
        Assert.Equal(CimErrorCode.InvalidClass, Error(() => Create(bare, "Lab", "10.0.0.0/24")).Code);
        Assert.Equal(CimErrorCode.InvalidClass, Error(() => Nats(bare)).Code);
        Assert.Equal(CimErrorCode.InvalidNamespace, Error(() => bare.Create(@"root\none", new CimObject(Nat, []), bare.Deadline())).Code);
    }

    [Fact]
    public void Wrong_properties_paths_and_classes_are_errors_of_their_own()
    {
        using var host = TemporaryHost.LabL1();
        using SimulatedSession session = host.Open();
        CimErrorCode Code(string className, params CimProperty[] properties) =>
            Error(() => session.Create(CimNamespaces.StandardCimv2, new CimObject(className, properties), session.Deadline())).Code;

        Assert.Equal(CimErrorCode.InvalidParameter, Code(Nat, CimProperty.OfString("None", "x")));
        Assert.Equal(CimErrorCode.TypeMismatch, Code(Nat, CimProperty.OfBoolean("Name", true)));
        Assert.Equal(CimErrorCode.TypeMismatch, Code(Nat, new CimProperty("Name", CimType.String, 5)));
        Assert.Equal(CimErrorCode.NotSupported, Code("MSFT_NetAdapter"));
        Assert.Equal(CimErrorCode.NotSupported, Code("MSFT_NetIPAddress"));
        var byName = new CimPath(CimNamespaces.StandardCimv2, Nat, [CimProperty.OfString("Name", "Lab")]);
        Assert.Equal("HRESULT 0x8004103a", Error(() => session.Delete(byName, session.Deadline())).MessageId);
    }

    [Fact]
    public void Faults_hit_creations_and_deletions_too()
    {
        using var host = TemporaryHost.LabL1();
        const string Faults = "method=Create,error=5;method=Create,nth=2,ignored;method=Create,nth=3,after,exception=TimedOut;"
            + "method=Delete,vanish;method=Delete,nth=2,lost";
        using (SimulatedSession session = host.Open(Faults))
        {
            Assert.Equal(CimErrorCode.Failed, Error(() => Create(session, "A", "10.0.0.0/24")).Code);
            Create(session, "B", "10.0.0.0/24");
            Assert.Empty(Nats(session));
            Assert.Equal(CimErrorCode.TimedOut, Error(() => Create(session, "C", "10.0.0.0/24")).Code);
            Assert.Equal("C", Assert.Single(Nats(session)).Text("Name"));
            Assert.Equal(CimErrorCode.NotFound, Error(() => session.Delete(Path("C;0"), session.Deadline())).Code);
            Assert.Equal("HRESULT 0x800706ba", Error(() => session.Delete(Path("C;0"), session.Deadline())).MessageId);
            Assert.Equal("HRESULT 0x800706ba", Error(() => Nats(session)).MessageId);
        }

        using SimulatedSession later = host.Open();
        Assert.Single(Nats(later));
    }

    private static CimPath Path(string id) => new(CimNamespaces.StandardCimv2, Nat, [CimProperty.OfString("InstanceID", id)]);

    private static IReadOnlyList<CimObject> Nats(SimulatedSession session) => session.Rows($"SELECT * FROM {Nat}", CimNamespaces.StandardCimv2);

    private static void Create(SimulatedSession session, string name, string prefix) => session.Create(
        CimNamespaces.StandardCimv2,
        new CimObject(Nat, [CimProperty.OfString("Name", name), CimProperty.OfString("InternalIPInterfaceAddressPrefix", prefix)]),
        session.Deadline());

    private static CimException Error(Action call) => Assert.Throws<CimException>(call);

    private static CimException Error(Func<object> call) => Assert.Throws<CimException>(call);
}
