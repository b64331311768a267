using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Protocol;
using NestedDsc.Protocol.Output;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.TestSupport.Schemas;
using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Adapters;

/// <summary>Which machine and which adapter are meant.</summary>
public sealed class IdentityTests : IDisposable
{
    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void An_adapter_name_that_is_not_unique_names_none_and_every_answer_lists_the_ids()
    {
        const string Instance = """{"vmName":"lab-dyn01","adapterName":"network ADAPTER","macAddressSpoofing":"on"}""";
        string[] texts =
        [
            "Several adapters of VM 'lab-dyn01' have the name 'network ADAPTER'", $@"Microsoft:{LabVms.Dynamic}\CCE97466-3E6E-5BB3-A309-5DD51A540391",
        ];

        _lab.Refuses(Instance, ExitCode.NotFound, [.. texts, "leave adapterName out"]);
        RunResult test = _lab.Test(Instance);
        Schema.HoldsWithNames(test);
        Assert.Equal(["_exist"], test.Names);
        Assert.All(texts, text => Assert.Contains(text, Lab.Phrase(test, "reasons", "AdapterAmbiguous"), StringComparison.Ordinal));
        Assert.Equal("network ADAPTER", (string?)test.State["adapterName"]);
        Assert.Null(test.State["macAddressSpoofing"]);
        Assert.Empty(test.State["adapters"]!.AsArray());
    }

    [Fact]
    public void Adapters_of_one_name_are_all_meant_without_a_name()
    {
        (RunResult set, _) = _lab.Brings("""{"vmName":"lab-dyn01","macAddressSpoofing":"on"}""");

        Assert.Equal(["Network Adapter=on", "Network Adapter=on"], Lab.Spoofing(set));
    }

    [Fact]
    public void A_vm_name_that_is_not_unique_names_none_and_every_answer_lists_the_ids()
    {
        const string Instance = """{"vmName":"lab-twin","adapterName":"Network Adapter","macAddressSpoofing":"on"}""";

        _lab.Refuses(Instance, ExitCode.NotFound, "2 VMs have the name 'lab-twin'", LabVms.TwinA.ToLowerInvariant(), LabVms.TwinB.ToLowerInvariant());
        RunResult test = _lab.Test(Instance);
        Schema.HoldsWithNames(test);
        Assert.Equal(["VMAmbiguous"], Lab.Kinds(test, "reasons"));
        Assert.Equal(["vmName", "adapterName", "_exist", "blockers", "notices", "reasons", "_inDesiredState"], test.State.Select(static p => p.Key));

        _lab.Brings($$"""{"vmId":"{{LabVms.TwinB}}","macAddressSpoofing":"on"}""");
        Assert.Equal("off", (string?)_lab.Get($$"""{"vmId":"{{LabVms.TwinA}}"}""").Succeeds().State["macAddressSpoofing"]);
    }

    [Theory]
    [InlineData("""{"vmName":"lab-none","macAddressSpoofing":"on"}""", "VMNotFound", "does not exist on this host")]
    [InlineData("""{"vmName":"lab-web0_","macAddressSpoofing":"on"}""", "VMNotFound", "does not exist on this host")]
    [InlineData("""{"vmName":"HV-LAB01","macAddressSpoofing":"on"}""", "VMNotFound", "does not exist on this host")]
    [InlineData("""{"vmName":"lab-web01","adapterName":"x","macAddressSpoofing":"on"}""", "AdapterNotFound", "VM 'lab-web01' has no network adapter 'x'; it has 'Network Adapter'.")]
    [InlineData("""{"vmName":"lab-web01","adapterName":"Network Adapte_"}""", "AdapterNotFound", "has no network adapter 'Network Adapte_'")]
    [InlineData("""{"vmName":"lab-gpu01"}""", "AdapterNotFound", "VM 'lab-gpu01' has no network adapters")]
    public void What_is_absent_is_reported_by_get_missed_by_test_and_not_created_by_set(string instance, string kind, string text)
    {
        _lab.Host.Change(static content =>
        {
            JsonArray adapters = content.Instances("Msvm_SyntheticEthernetPortSettingData");
            adapters.Remove(adapters.Single(static a => ((string)a!["InstanceID"]!).Contains(LabVms.Devices, StringComparison.Ordinal)));
        });
        RunResult get = _lab.Untouched(lab => lab.Get(instance)).Succeeds();
        Schema.Holds(get.Lines[0]);
        Assert.False((bool?)get.State["_exist"]);

        RunResult test = _lab.Untouched(lab => lab.Test(instance)).Succeeds();
        Schema.HoldsWithNames(test);
        Assert.False((bool?)test.State["_inDesiredState"]);
        Assert.Equal(["_exist"], test.Names);
        Assert.Equal([kind], Lab.Kinds(test, "reasons"));
        _lab.Refuses(instance, ExitCode.NotFound, text, "are not created here");
    }

    [Fact]
    public void The_labs_awkward_name_works_everywhere() => Works(_lab, LabVms.OddName, "Network Adapter");

    public static TheoryData<string> Attacks => [.. InstanceValues.Attacks];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void A_name_is_a_name_and_nothing_else(string attack)
    {
        string vm = JsonTexts.Compact(new JsonObject { ["vmName"] = attack, ["macAddressSpoofing"] = "on" });
        string adapter = JsonTexts.Compact(new JsonObject { ["vmName"] = "lab-web01", ["adapterName"] = attack, ["macAddressSpoofing"] = "on" });
        _lab.Refuses(vm, ExitCode.NotFound, attack);
        _lab.Refuses(adapter, ExitCode.NotFound, attack);

        _lab.Host.Change(content => content.Machine(LabVms.OddName).Name = attack);
        _lab.Host.Set("Msvm_SyntheticEthernetPortSettingData", LabVms.Odd, "ElementName", attack);
        string before = WithoutOdd();
        Works(_lab, attack, attack);
        Assert.Equal(before, WithoutOdd());
    }

    [Fact]
    public void Generated_names_of_vms_and_adapters_work_everywhere() => Gen.Select(InstanceValues.HostileText(1, 100), InstanceValues.HostileText(1, 100))
        .Where(static names => names.Item1.Length <= 100)
        .Sample(
            static names =>
            {
                using Lab lab = Lab.L0();
                lab.Host.Change(content => content.Machine(LabVms.OddName).Name = names.Item1);
                lab.Host.Set("Msvm_SyntheticEthernetPortSettingData", LabVms.Odd, "ElementName", names.Item2);
                Works(lab, names.Item1, names.Item2);
            },
            iter: 40,
            threads: 2);

    private string WithoutOdd() => string.Join('\n', _lab.Host.Data().Split('\n').Where(static l => !l.Contains(LabVms.Odd, StringComparison.OrdinalIgnoreCase)).Select(static l => l.TrimEnd(',')));

    private static void Works(Lab lab, string vm, string adapter)
    {
        string identity = JsonTexts.Compact(new JsonObject { ["vmName"] = vm, ["adapterName"] = adapter });
        Assert.Equal(LabVms.Odd, (string?)lab.Get(identity).Succeeds().State["vmId"], ignoreCase: true);

        (RunResult set, IReadOnlyList<string> would) = lab.Brings(JsonTexts.Compact(
            new JsonObject { ["vmName"] = vm, ["adapterName"] = adapter, ["macAddressSpoofing"] = "on" }));
        Assert.Equal([$"{adapter}=on"], Lab.Spoofing(set));
        Assert.Contains(UnicodeText.Visible($"adapter '{adapter}' of VM '{vm}'"), Assert.Single(would), StringComparison.Ordinal);

        string exported = Assert.Single(lab.Export(identity).Succeeds().Lines);
        Schema.Holds(exported);
        Assert.Equal(vm, (string?)JsonTexts.ParseObject(exported)["vmName"]);
        Assert.True((bool?)lab.Test(exported).Succeeds().State["_inDesiredState"]);
    }
}
