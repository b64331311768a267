using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Adapters;

/// <summary>Adapters without a connection, with one that leads nowhere, and with one that bypasses the switch.</summary>
public sealed class ConnectionTests : IDisposable
{
    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("""{"vmName":"lab-build01","adapterName":"Spare","macAddressSpoofing":"on"}""")]
    [InlineData("""{"vmName":"lab-build01","macAddressSpoofing":"on"}""")]
    public void An_adapter_that_was_never_connected_can_not_carry_the_setting(string instance)
    {
        RunResult test = _lab.Untouched(lab => lab.Test(instance)).Succeeds();
        Assert.False((bool?)test.State["_inDesiredState"]);
        Assert.Equal(["AdapterNotConnected"], Lab.Kinds(test, "blockers"));
        Assert.Contains("Connect it first", Lab.Phrase(test, "blockers", "AdapterNotConnected"), StringComparison.Ordinal);

        _lab.Refuses(instance, ExitCode.Blocked, "Adapter 'Spare' of VM 'lab-build01' was never connected to a switch");
    }

    [Fact]
    public void An_adapter_that_was_never_connected_has_it_off_already()
    {
        const string Instance = """{"vmName":"lab-build01","macAddressSpoofing":"off"}""";

        Assert.True((bool?)_lab.Test(Instance).Succeeds().State["_inDesiredState"]);
        Assert.Equal("[]", _lab.Untouched(static lab => lab.Set(Instance)).Succeeds().Lines[1]);
    }

    [Theory]
    [InlineData("lab-noic01", "Network Adapter")]
    [InlineData("lab-test01", "Lab")]
    public void A_connection_that_is_disabled_or_leads_nowhere_carries_the_setting_and_a_notice_says_so(string vm, string adapter)
    {
        (RunResult set, _) = _lab.Brings($$"""{"vmName":"{{vm}}","adapterName":"{{adapter}}","macAddressSpoofing":"on"}""");

        Assert.False((bool?)set.State["adapters"]![0]!["connected"]);
        Assert.Null(set.State["adapters"]![0]!["switchName"]);
        Assert.Equal(["AdapterNotConnected"], Lab.Kinds(set, "notices"));
        Assert.Contains("the setting has an effect once it is", Assert.Single(set.Warnings, static w => w.StartsWith("Adapter", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Answers", "default")]
    public void Sr_iov_is_noticed_where_spoofing_is_wanted()
    {
        (RunResult set, _) = _lab.Brings("""{"vmName":"lab-gpu01","macAddressSpoofing":"on"}""");

        Assert.True((bool?)set.State["adapters"]![0]!["sriov"]);
        Assert.Equal(["Sriov"], Lab.Kinds(set, "notices"));
        Assert.Contains(set.Warnings, static w => w.Contains("does not pass through a virtual function", StringComparison.Ordinal));
        Assert.Empty(Lab.Kinds(_lab.Get("""{"vmName":"lab-gpu01","macAddressSpoofing":"off"}"""), "notices"));
    }

    [Fact]
    public void A_switch_that_is_gone_has_no_name()
    {
        _lab.Host.Edit(static root =>
        {
            var switches = root["namespaces"]![@"root\virtualization\v2"]!["Msvm_VirtualEthernetSwitch"]!["instances"]!.AsArray();
            switches.Remove(switches.Single(static s => (string)s!["Name"]! is LabSwitches.Lab));
        });

        Assert.Null(_lab.Get("""{"vmName":"lab-web01"}""").Succeeds().State["adapters"]![0]!["switchName"]);
    }
}
