using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Contract;

/// <summary>Export: every adapter and switch, as instances that get takes back as compliant.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Every_line_fits_the_schema_and_is_compliant_and_is_what_get_answers()
    {
        RunResult result = _lab.Untouched(static lab => lab.Export()).Succeeds();

        JsonObject[] states = [.. result.Lines.Select(JsonTexts.ParseObject)];
        Assert.Equal(states.Length, states.Select(static s => (string)s["_name"]!).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(_lab.Host.Content().Machines().Count, states.Select(static s => (string?)s["vmId"]).OfType<string>().Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(4, states.Count(static s => s.ContainsKey("switchName")));
        Assert.All(result.Lines, line =>
        {
            Schema.Holds(line);
            RunResult test = _lab.Test(line).Succeeds();
            Assert.True((bool?)test.State["_inDesiredState"], line);
            JsonObject exported = JsonTexts.ParseObject(line);
            exported.Remove("_name");
            JsonObject read = test.State;
            Assert.All(["_inDesiredState", "blockers", "notices", "reasons"], name => Assert.True(read.Remove(name)));
            Assert.Equal(JsonTexts.Compact(exported), JsonTexts.Compact(read));
        });
    }

    [Theory]
    [InlineData("""{"vmName":"LAB-hv01"}""", "lab-hv01 adapters")]
    [InlineData("""{"vmName":"lab-locked01"}""", "lab-locked01 adapter Lab|lab-locked01 adapter Network Adapter")]
    [InlineData("""{"vmName":"lab-locked01","adapterName":"LAB"}""", "lab-locked01 adapter Lab")]
    [InlineData("""{"macAddressSpoofing":"on"}""", "lab-hv01 adapters|lab-locked01 adapter Lab")]
    [InlineData("""{"vmName":"lab-none"}""", "")]
    [InlineData("""{"vmName":"lab-dyn01","adapterName":"Network Adapter"}""", "")]
    [InlineData("""{"switchName":"labSWITCH"}""", "switch LabSwitch")]
    [InlineData("""{"switchType":"private"}""", "switch Backplane")]
    [InlineData("""{"allowManagementOS":false}""", "switch DmzSwitch")]
    [InlineData("""{"netAdapterName":"Ethernet"}""", "switch LabSwitch")]
    [InlineData("""{"netAdapterName":"eth*"}""", "switch DmzSwitch|switch LabSwitch")]
    [InlineData("""{"switchName":"*SWITCH","switchType":"ext*"}""", "switch DmzSwitch|switch LabSwitch")]
    [InlineData("""{"vmName":"*-locked*","adapterName":"*"}""", "lab-locked01 adapter Lab|lab-locked01 adapter Network Adapter")]
    [InlineData("""{"vmName":"lab-locked01","adapterName":"n*","macAddressSpoofing":"OFF"}""", "lab-locked01 adapter Network Adapter")]
    [InlineData("""{"vmName":"lab-locked01","adapters":[{"macAddressSpoofing":"on"}]}""", "lab-locked01 adapter Lab")]
    [InlineData("""{"switchName":null,"vmName":"lab-hv01"}""", "lab-hv01 adapters")]
    [InlineData("""{"connectedAdapters":[{"vmName":"none*"}]}""", "")]
    [InlineData("""{"_name":"switch back*"}""", "switch Backplane")]
    [InlineData("""{"_exist":true,"_name":"*backplane"}""", "switch Backplane")]
    public void A_filter_selects(string filter, string names) =>
        Assert.Equal(names, string.Join('|', _lab.Export(filter).Succeeds().Lines.Select(static l => (string)JsonTexts.ParseObject(l)["_name"]!)));

    [Fact]
    public void Switches_with_NAT_are_found_by_any_prefix()
    {
        using Lab guest = Lab.L1();
        const string Nat = """{"natPrefix":"*"}""";
        Assert.Empty(guest.Export(Nat).Succeeds().Lines);
        guest.Set("""{"switchName":"x","natPrefix":"192.168.77.0/24","natGateway":"192.168.77.1"}""").Succeeds();

        Assert.Equal("x", (string?)JsonTexts.ParseObject(Assert.Single(guest.Export(Nat).Succeeds().Lines))["switchName"]);
        Assert.Single(guest.Export("""{"hostAddresses":["192.168.77.*"]}""").Succeeds().Lines);
        Assert.Empty(guest.Export("""{"natPrefix":"10.*"}""").Succeeds().Lines);
    }

    [Fact]
    public void Every_exported_instance_is_a_filter_for_itself() =>
        Assert.All(_lab.Export().Succeeds().Lines, line => Assert.Equal([line], _lab.Export(line).Succeeds().Lines));

    [Fact]
    public void A_filter_that_finds_nothing_says_how_many_it_looked_at()
    {
        RunResult result = _lab.Export("""{"switchName":"none*"}""").Succeeds();

        Assert.Equal("", result.Output);
        Assert.Equal("No instance fits the filter; 4 were looked at.", result.Warnings[^1]);
    }

    [Fact]
    public void A_VM_without_adapters_is_no_instance()
    {
        int before = _lab.Export().Succeeds().Lines.Count;
        _lab.Host.Change(static content => content.Instances("Msvm_SyntheticEthernetPortSettingData")
            .RemoveAll(static a => ((string)a!["InstanceID"]!).Contains(LabVms.Dynamic, StringComparison.Ordinal)));

        Assert.Equal(before - 1, _lab.Export().Succeeds().Lines.Count);
    }

    [Fact]
    public void An_adapter_whose_name_is_unique_is_found_beside_others_that_are_not()
    {
        _lab.Host.Change(static content =>
        {
            JsonArray adapters = content.Instances("Msvm_SyntheticEthernetPortSettingData");
            JsonNode third = adapters.First(static a => ((string)a!["InstanceID"]!).Contains(LabVms.Dynamic, StringComparison.Ordinal))!.DeepClone();
            third["InstanceID"] = $@"Microsoft:{LabVms.Dynamic}\00000000-0000-4000-8000-000000000001";
            third["ElementName"] = "Third";
            adapters.Add(third);
        });

        Assert.Single(_lab.Export("""{"vmName":"lab-dyn01","adapterName":"third"}""").Succeeds().Lines);
    }

    [Fact]
    public void Switches_of_one_name_are_told_apart_by_their_ids()
    {
        _lab.Host.Set("Msvm_VirtualEthernetSwitch", LabSwitches.Backplane, "ElementName", "DmzSwitch");

        string[] names = [.. _lab.Export("""{"switchName":"DmzSwitch"}""").Succeeds().Lines.Select(static l => (string)JsonTexts.ParseObject(l)["_name"]!)];

        Assert.Equal(2, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }
}
