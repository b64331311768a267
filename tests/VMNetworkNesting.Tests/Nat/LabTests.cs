using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Nat;

/// <summary>A host inside a VM, from no switch to an external one and NAT, and back again.</summary>
public sealed class LabTests : IDisposable
{
    private readonly Lab _lab = Lab.L1();

    public LabTests() => _lab.Host.Change(HostNetworks.RemoveSwitches);

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void One_configuration_makes_both_switches_and_the_nat_and_a_second_run_changes_nothing()
    {
        foreach (string instance in Configuration("lab-guest.dsc.yaml"))
        {
            Assert.NotEqual("[]", _lab.Set(instance).Succeeds().Lines[1]);
        }

        Assert.Equal(
            ["LabExternal external", "NatSwitch internal"],
            _lab.Export("""{"switchName":"*"}""").Succeeds().Lines.Select(JsonTexts.ParseObject).Select(static s => $"{(string)s["switchName"]!} {(string)s["switchType"]!}"));
        Assert.All(Configuration("lab-guest.dsc.yaml"), instance =>
        {
            Assert.True((bool?)_lab.Test(instance).Succeeds().State["_inDesiredState"]);
            Assert.Equal("[]", _lab.Untouched(lab => lab.Set(instance)).Succeeds().Lines[1]);
        });
    }

    // Compared as data. Windows would give the address that moved to the switch and back another key; the simulation gives each
    // address of an interface the same one. Interface indexes and GUIDs go with the switches that had them.
    [Fact]
    public void Removal_restores_the_starting_repository()
    {
        string before = _lab.Host.Data();
        Array.ForEach(Configuration("lab-guest.dsc.yaml"), instance => _lab.Set(instance).Succeeds());
        Assert.NotEqual(before, _lab.Host.Data());

        foreach (string instance in Configuration("lab-guest-remove.dsc.yaml"))
        {
            (RunResult removed, _) = _lab.Brings(instance);
            Assert.False((bool?)removed.State["_exist"]);
        }

        Assert.Equal(before, _lab.Host.Data());
    }

    [Fact]
    public void Removal_takes_the_nat_of_the_switch_first()
    {
        Array.ForEach(Configuration("lab-guest.dsc.yaml"), instance => _lab.Set(instance).Succeeds());

        Assert.Equal(
            ["Would remove NAT 'NatSwitch' for 192.168.100.0/24 behind switch 'NatSwitch'", "Would remove switch 'NatSwitch'; the host would lose 192.168.100.1/24 on 'vEthernet (NatSwitch)'"],
            Lab.WhatIfLines(_lab.WhatIf("""{"switchName":"NatSwitch","_exist":false}""")));
        Assert.Equal(
            ["Would remove switch 'LabExternal'; the host's 10.30.0.50/24 on 'vEthernet (LabExternal)' would move to network adapter 'Ethernet 2' (Microsoft Hyper-V Network Adapter #2)"],
            Lab.WhatIfLines(_lab.WhatIf("""{"switchName":"LabExternal","_exist":false}""")));
    }

    [Fact]
    public void A_switch_that_is_not_there_needs_no_removal() =>
        Assert.Equal("[]", _lab.Untouched(static lab => lab.Set("""{"switchName":"NatSwitch","_exist":false}""")).Succeeds().Lines[1]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_switch_in_use_is_removed_only_if_that_is_allowed(bool dangling)
    {
        using Lab lab = Lab.L1();
        lab.Host.Knob("danglingConnections", dangling);
        lab.Refuses("""{"switchName":"L1-Lab","_exist":false}""", ExitCode.Blocked, "removing it ends that");

        (_, IReadOnlyList<string> would) = lab.Brings("""{"switchName":"L1-Lab","_exist":false,"whenConnected":"replace"}""");

        Assert.EndsWith(
            "adapter 'Network Adapter' of VM 'l2-app01' would lose their connection; the host's 10.20.0.50/24 on 'vEthernet (L1-Lab)' would move to network adapter 'Ethernet' (Microsoft Hyper-V Network Adapter)",
            Assert.Single(would), StringComparison.Ordinal);
        Assert.False((bool?)lab.Get("""{"vmName":"l2-app01"}""").Succeeds().State["adapters"]![0]!["connected"]);
    }

    private static string[] Configuration(string file) =>
        [.. ConfigurationFile.Instances("VMNetworkNesting", file).Select(static i => i.Properties).Select(JsonTexts.Compact)];
}
