using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Variants;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.OpenFacts;

/// <summary>What no source settles about real hosts: the set is right whichever way it turns out.</summary>
public sealed class OpenFactTests
{
    private const string Nat = """{"switchName":"New","natPrefix":"192.168.100.0/24","natGateway":"192.168.100.1"}""";
    private const string SpoofingOn = """{"vmName":"lab-hv01","macAddressSpoofing":"on"}""";
    private const string SpoofingOff = """{"vmName":"lab-hv01","macAddressSpoofing":"off"}""";
    private const string SecurityClass = "Msvm_EthernetSwitchPortSecuritySettingData";

    [Theory]
    [InlineData("natKey=name")]
    [InlineData("natKey=name;addressRows=one")]
    [InlineData("addressTwin=goes")]
    public void A_switch_with_nat_comes_and_goes(string variants)
    {
        using Lab lab = Under(TemporaryHost.LabL1(), variants);

        lab.Brings(Nat);
        lab.Brings("""{"switchName":"New","_exist":false}""");

        Assert.Empty(new HostContent(JsonNode.Parse(lab.Host.Text)!.AsObject()).Instances("MSFT_NetNat", @"root\StandardCimv2"));
    }

    [Theory]
    [InlineData("addressPolls=3")]
    [InlineData("addressPolls=3;createAddressFailure=returnValue")]
    public void An_interface_that_takes_addresses_late_is_waited_for(string variants)
    {
        using Lab lab = Under(TemporaryHost.LabL1(), variants);

        lab.Brings(Nat);
    }

    [Theory]
    [InlineData("exception")]
    [InlineData("returnValue")]
    public void An_interface_that_never_takes_addresses_ends_the_set_and_all_is_taken_back(string failure)
    {
        using Lab lab = Lab.L1();
        lab.Host.Knob("addressPolls", 1000).Answer("createAddressFailure", failure);
        string before = lab.Host.Data();

        RunResult failed = lab.Set(Nat).Fails(Protocol.ExitCode.NotFound, "192.168.100.1", "1168");

        Assert.DoesNotContain("Hyper-V-VMMS", failed.Errors[0], StringComparison.Ordinal);
        Assert.Equal(before, lab.Host.Data());
    }

    [Theory]
    [InlineData(5, Protocol.ExitCode.AccessDenied)]
    [InlineData(87, Protocol.ExitCode.Failed)]
    [InlineData(1231, Protocol.ExitCode.Failed)]
    public void An_address_refused_with_a_number_of_Windows_gets_advice_for_that(uint number, Protocol.ExitCode exitCode)
    {
        using Lab lab = Lab.L1();

        lab.Faults = $"method=Create,error={number}";
        RunResult failed = lab.Set(Nat).Fails(exitCode, $"Windows System Error {number}");

        Assert.DoesNotContain("Hyper-V-VMMS", failed.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_adapter_that_an_association_shows_twice_is_one()
    {
        using Lab lab = Under(TemporaryHost.LabL0(), "associatedRows=several");

        Assert.Equal(["Management=on"], Lab.Spoofing(lab.Get("""{"vmName":"lab-hv01","adapterName":"Management"}""").Succeeds()));
    }

    [Theory]
    [InlineData(SpoofingOn, true)]
    [InlineData(SpoofingOff, false)]
    public void All_security_rows_of_a_port_are_set(string instance, bool wanted)
    {
        using Lab lab = Under(TemporaryHost.LabL0(), "securityRows=several");
        TurnOver(lab.Host);

        Assert.Contains("differs between the 2 security settings", Lab.Phrases(lab.Test(instance).Succeeds(), "reasons")[0], StringComparison.Ordinal);
        lab.Brings(instance);

        Assert.All(RowsOf(lab.Host), row => Assert.Equal(wanted, (bool)row["AllowMacSpoofing"]!));
    }

    private static Lab Under(TemporaryHost host, string variants)
    {
        File.WriteAllBytes(host.FilePath, HostVariants.Apply(File.ReadAllBytes(host.FilePath), HostVariants.Parse(variants)));
        return new Lab(host);
    }

    // Every second row of the VM says the opposite.
    private static void TurnOver(TemporaryHost host) => host.Edit(root =>
    {
        foreach (JsonObject row in RowsOf(root).Where(static r => ((string)r["InstanceID"]!).EndsWith(new string('9', 12), StringComparison.Ordinal)))
        {
            row["AllowMacSpoofing"] = !(bool)row["AllowMacSpoofing"]!;
        }
    });

    private static IEnumerable<JsonObject> RowsOf(TemporaryHost host) => RowsOf(JsonNode.Parse(host.Text)!.AsObject());

    private static IEnumerable<JsonObject> RowsOf(JsonObject root) => new HostContent(root).Instances(SecurityClass)
        .Select(static r => r!.AsObject()).Where(static r => ((string)r["InstanceID"]!).Contains(LabVms.Nested, StringComparison.OrdinalIgnoreCase));
}
