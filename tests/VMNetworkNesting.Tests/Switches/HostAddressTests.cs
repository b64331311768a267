using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>Addresses of the host on a network adapter that a switch takes: they move, or are named and allowed to go.</summary>
public sealed class HostAddressTests : IDisposable
{
    private const string Moves = "; the host's 10.30.0.50/24 on 'Ethernet 2' would move to switch '";
    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void An_internal_switch_that_becomes_external_takes_the_address_over()
    {
        _lab.Set("""{"switchName":"New","switchType":"internal"}""").Succeeds();

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"New","netAdapterName":"Ethernet 2"}""");

        Assert.EndsWith(Moves + "New'", Assert.Single(would), StringComparison.Ordinal);
        Assert.Equal("""["10.30.0.50/24"]""", JsonTexts.Compact(set.State["hostAddresses"]));
    }

    [Fact]
    public void A_switch_that_moves_to_another_network_adapter_takes_its_address_over()
    {
        (RunResult set, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"L1-Lab","netAdapterName":"Ethernet 2","whenConnected":"replace"}""");

        Assert.EndsWith(Moves + "L1-Lab'", Assert.Single(would), StringComparison.Ordinal);
        Assert.Equal("""["10.20.0.50/24","10.30.0.50/24"]""", JsonTexts.Compact(set.State["hostAddresses"]));
    }

    [Fact]
    public void An_address_from_DHCP_goes_by_the_MAC_address_and_is_lost_to_an_adapter_with_another()
    {
        _lab.Host.Change(static content =>
        {
            foreach (System.Text.Json.Nodes.JsonNode? address in content.Instances("MSFT_NetIPAddress", HostNetworks.StandardCimv2).Where(static a => (string?)a!["IPAddress"] is "10.30.0.50"))
            {
                address!["PrefixOrigin"] = 3;
            }
        });
        _lab.Set("""{"switchName":"New","switchType":"internal"}""").Succeeds();
        const string Instance = """{"switchName":"New","netAdapterName":"Ethernet 2"}""";

        _lab.Refuses(Instance, ExitCode.Blocked, "The host would lose 10.30.0.50/24 on 'Ethernet 2' to switch 'New'.", "give the host a static address");
        (_, IReadOnlyList<string> would) = _lab.Brings("""{"switchName":"New","netAdapterName":"Ethernet 2","whenConnected":"replace"}""");
        Assert.EndsWith("; the host would lose 10.30.0.50/24 on 'Ethernet 2'", Assert.Single(would), StringComparison.Ordinal);
    }
}
