using NestedDsc.Protocol;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Schemas;

/// <summary>Networks and addresses that two people could read differently, or that no NAT can have.</summary>
public sealed class NatInputTests : IDisposable
{
    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("192.168.100.1/24", "/natPrefix: 192.168.100.1/24 has bits set behind the prefix; the network is 192.168.100.0/24.")]
    [InlineData("192.168.100.0/31", "/natPrefix: a prefix of 31 bits is out of range; 8 to 30 are allowed.")]
    [InlineData("192.168.100.0/32", "/natPrefix: a prefix of 32 bits")]
    [InlineData("10.0.0.0/7", "/natPrefix: a prefix of 7 bits")]
    [InlineData("0.0.0.0/0", "/natPrefix: a prefix of 0 bits")]
    [InlineData("192.168.100.0", "/natPrefix: \"192.168.100.0\" is not an IPv4 network")]
    [InlineData("192.168.100.0/", "/natPrefix: \"192.168.100.0/\" is not an IPv4 network")]
    [InlineData("192.168.100.0/024", "is not an IPv4 network")]
    [InlineData("192.168.100.0/+24", "is not an IPv4 network")]
    [InlineData("192.168.100.0/24 ", "is not an IPv4 network")]
    [InlineData("192.168.0100.0/24", "is not an IPv4 network")]
    [InlineData("192.168.100.256/24", "is not an IPv4 network")]
    [InlineData("0xC0.168.100.0/24", "is not an IPv4 network")]
    [InlineData("192.168.100/24", "is not an IPv4 network")]
    [InlineData("192.168.100.0/255.255.255.0", "is not an IPv4 network")]
    [InlineData("fd00::/64", "/natPrefix: \"fd00::/64\" is not an IPv4 network")]
    [InlineData("127.0.0.0/8", "/natPrefix: 127.0.0.0/8 lies in 127.0.0.0/8")]
    [InlineData("169.254.7.0/24", "lies in 169.254.0.0/16")]
    [InlineData("224.0.0.0/24", "lies in 224.0.0.0/3")]
    [InlineData("255.255.255.0/24", "lies in 224.0.0.0/3")]
    [InlineData("0.0.0.0/8", "lies in 0.0.0.0/8")]
    public void A_network_that_is_none_is_refused(string prefix, string message) => Refuses(prefix, "192.168.100.1", message);

    [Theory]
    [InlineData("192.168.101.1", "/natGateway: 192.168.101.1 is not in natPrefix 192.168.100.0/24.")]
    [InlineData("192.168.100.0", "/natGateway: 192.168.100.0 is the network address of 192.168.100.0/24; take one in between.")]
    [InlineData("192.168.100.255", "/natGateway: 192.168.100.255 is the broadcast address of 192.168.100.0/24")]
    [InlineData("192.168.100.01", "/natGateway: \"192.168.100.01\" is not an IPv4 address")]
    [InlineData("192.168.100.1/x", "is not an IPv4 address")]
    [InlineData("192.168.100.-1", "is not an IPv4 address")]
    [InlineData("192.168.25601", "is not an IPv4 address")]
    [InlineData("::ffff:192.168.100.1", "is not an IPv4 address")]
    [InlineData("", "/natGateway: \"\" is not an IPv4 address")]
    public void A_gateway_that_is_none_is_refused(string gateway, string message) => Refuses("192.168.100.0/24", gateway, message);

    [Theory]
    [InlineData("192.168.100.0/30", "192.168.100.2")]
    [InlineData("11.0.0.0/8", "11.255.255.254")]
    [InlineData("223.255.255.0/24", "223.255.255.1")]
    public void A_network_at_the_bounds_is_taken(string prefix, string gateway) =>
        _lab.Brings($$"""{"switchName":"x","natPrefix":"{{prefix}}","natGateway":"{{gateway}}"}""");

    [Fact]
    public void Both_mistakes_are_told_at_once() => _lab.Set("""{"switchName":"x","natPrefix":"a","natGateway":"b"}""").Fails(
        ExitCode.InvalidInput, "/natPrefix: \"a\" is not", "/natGateway: \"b\" is not");

    [Theory]
    [InlineData("""{"switchName":"x","natPrefix":"192.168.100.0/24"}""", "/natPrefix: natPrefix and natGateway belong together")]
    [InlineData("""{"switchName":"x","natGateway":"192.168.100.1"}""", "/natGateway: natPrefix and natGateway belong together")]
    [InlineData("""{"switchName":"x","switchType":"private","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""", "/natPrefix: only an internal switch has NAT.")]
    [InlineData("""{"switchName":"x","switchType":"external","natGateway":"192.168.100.1","natPrefix":"192.168.100.0/24"}""", "/natPrefix: only an internal switch has NAT.")]
    [InlineData("""{"switchName":"x","netAdapterName":"Ethernet","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""", "/natPrefix: only an internal switch has NAT, and netAdapterName makes it an external one.")]
    [InlineData("""{"switchName":"x","switchType":"internal","netAdapterDescription":"y"}""", "/netAdapterDescription: only an external switch has it.")]
    [InlineData("""{"switchName":"x","switchType":"private","allowManagementOS":false}""", "/allowManagementOS: only an external switch has it.")]
    [InlineData("""{"switchName":"x","vmName":"y"}""", "/switchName: it belongs to a switch instance, and vmName to an adapter instance; an instance is one or the other.")]
    [InlineData("""{"vmId":"8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d","hostAddresses":[]}""", "/hostAddresses: it belongs to a switch instance, and vmId")]
    [InlineData("""{"macAddressSpoofing":"on","switchType":"private"}""", "/switchType: it belongs to a switch instance")]
    [InlineData("""{"switchType":"private"}""", "/switchName: it is required to say which switch is meant.")]
    [InlineData("""{"macAddressSpoofing":"on"}""", "give vmName or vmId for the adapters of a virtual machine, or switchName for a switch.")]
    [InlineData("{}", "give vmName or vmId")]
    public void Properties_that_exclude_or_need_each_other_are_told(string instance, string message)
    {
        Assert.All(["get", "test", "set"], verb => _lab.Untouched(lab => lab.Run(instance, verb)).Fails(ExitCode.InvalidInput, message));

        // The engine lets it pass, so that this message reaches the user.
        Assert.Empty(Schema.Validator.Validate(instance));
    }

    [Fact]
    public void Adapters_are_not_removed()
    {
        const string Instance = """{"vmName":"l2-app01","_exist":false}""";

        Assert.All(["get", "test", "set"], verb => _lab.Untouched(lab => lab.Run(Instance, verb)).Fails(
            ExitCode.InvalidInput, "/_exist: network adapters are neither created nor removed here"));
        _lab.Refuses(Instance, ExitCode.InvalidInput, "/_exist: network adapters are neither created nor removed here");
    }

    private void Refuses(string prefix, string gateway, string message) => _lab.Refuses(
        $$"""{"switchName":"x","natPrefix":"{{prefix}}","natGateway":"{{gateway}}"}""", ExitCode.InvalidInput, message);
}
