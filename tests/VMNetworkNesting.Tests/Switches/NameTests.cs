using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;
using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>Names that try the escaping of every layer.</summary>
public sealed class NameTests
{
    [Fact]
    public void Generated_names_of_switches_work_everywhere() => InstanceValues.HostileText(1, 100).Where(CanBeGiven).Sample(
        static name =>
        {
            using Lab lab = Lab.L1();
            Works(lab, name);
        },
        iter: 30,
        threads: 2);

    [Fact]
    public void Generated_names_of_network_adapters_work() => InstanceValues.HostileText(1, 100).Where(static n => n is not "Ethernet").Sample(
        static name =>
        {
            using Lab lab = Lab.L1();
            lab.Host.Edit(root => root["namespaces"]![HostNetworks.StandardCimv2]!["MSFT_NetAdapter"]!["instances"]![1]!["Name"] = name);
            (RunResult set, _) = lab.Brings(JsonTexts.Compact(new JsonObject { ["switchName"] = "New", ["netAdapterName"] = name }));
            Assert.Equal(name, (string?)set.State["netAdapterName"]);
        },
        iter: 15,
        threads: 2);

    public static TheoryData<string> Attacks => [.. InstanceValues.Attacks];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_name_is_a_name_and_nothing_else(string attack)
    {
        using Lab lab = Lab.L1();
        Works(lab, attack);
        string text = JsonTexts.Compact(new JsonObject { ["switchName"] = attack, ["_exist"] = false });
        Assert.Empty(lab.Untouched(l => l.Set(text)).Succeeds().Names);
        lab.Refuses(JsonTexts.Compact(new JsonObject { ["switchName"] = "New", ["netAdapterName"] = attack }), ExitCode.NotFound, attack);
        lab.Refuses(JsonTexts.Compact(new JsonObject { ["switchName"] = "New", ["netAdapterDescription"] = attack }), ExitCode.NotFound, attack);
    }

    [Fact]
    public void A_switch_whose_connected_vm_and_adapter_have_awkward_names_says_them()
    {
        using Lab lab = Lab.L0();
        RunResult get = lab.Get("""{"switchName":"LabSwitch"}""").Succeeds();

        Assert.Contains(LabVms.OddName, get.State["connectedAdapters"]!.AsArray().Select(static a => (string?)a!["vmName"]));
    }

    [Theory]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\tb")]
    [InlineData("a\u0001b")]
    [InlineData("a\uFFFEb")]
    public void A_name_that_cannot_be_given_is_refused_as_input(string name)
    {
        using Lab lab = Lab.L1();

        lab.Refuses(
            JsonTexts.Compact(new JsonObject { ["switchName"] = name, ["switchType"] = "private" }),
            ExitCode.InvalidInput,
            "/switchName: it must hold no control characters, and neither begin nor end with a space.");
    }

    private static bool CanBeGiven(string name) =>
        name[0] != ' ' && name[^1] != ' ' && !name.Any(static c => c is < ' ' or '\uFFFE' or '\uFFFF');

    // In the end everything is as it was, so nothing but that switch was changed on the way.
    private static void Works(Lab lab, string name)
    {
        string before = lab.Host.Data();
        string instance = JsonTexts.Compact(new JsonObject
        {
            ["switchName"] = name, ["switchType"] = "internal", ["natPrefix"] = "192.168.100.0/24", ["natGateway"] = "192.168.100.1",
        });
        (RunResult set, _) = lab.Brings(instance);
        Assert.Equal(name, (string?)set.State["switchName"]);

        // As a filter, a name with a star means others too.
        string exported = Assert.Single(
            lab.Export(JsonTexts.Compact(new JsonObject { ["switchName"] = name })).Succeeds().Lines,
            line => string.Equals(name, (string?)JsonTexts.ParseObject(line)["switchName"], StringComparison.Ordinal));
        Schema.Holds(exported);
        Assert.True((bool?)lab.Test(exported).Succeeds().State["_inDesiredState"]);
        lab.Brings(JsonTexts.Compact(new JsonObject { ["switchName"] = name, ["_exist"] = false }));
        Assert.Equal(before, lab.Host.Data());
    }
}
