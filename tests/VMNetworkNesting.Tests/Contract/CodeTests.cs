using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Contract;

/// <summary>Policies and reports go by codes: the same words with another code are another answer.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("blockers", "SwitchTypeMissing", """{"switchName":"New"}""")]
    [InlineData("blockers", "NetAdapterMissing", """{"switchName":"New","switchType":"external"}""")]
    [InlineData("blockers", "NetAdapterInUse", """{"switchName":"New","netAdapterName":"Ethernet"}""")]
    [InlineData("blockers", "NatPrefixOverlaps", """{"switchName":"New","natPrefix":"10.20.0.0/24","natGateway":"10.20.0.1"}""")]
    [InlineData("reasons", "SwitchFound", """{"switchName":"L1-Lab","_exist":false}""")]
    public void An_answer_has_the_code(string findings, string code, string instance)
    {
        using Lab lab = Lab.L1();

        Assert.Contains(code, Lab.Kinds(lab.Test(instance).Succeeds(), findings));
    }

    [Fact]
    public void A_gateway_with_another_prefix_has_its_code()
    {
        using Lab lab = Lab.L1();
        lab.Set("""{"switchName":"New","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""").Succeeds();
        lab.Host.Set("MSFT_NetNat", "New", "InternalIPInterfaceAddressPrefix", "192.168.100.0/25", @"root\StandardCimv2");

        Assert.Contains("GatewayPrefix", Lab.Kinds(lab.Test("""{"switchName":"New","natPrefix":"192.168.100.0/25","natGateway":"192.168.100.1"}""").Succeeds(), "blockers"));
    }
}
