using System.Text.Json.Nodes;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Adapters;

/// <summary>NIC teaming, DHCP guard and router guard, each by itself and beside MAC address spoofing.</summary>
public sealed class SecurityTests : IDisposable
{
    private static readonly string[] Columns = ["AllowMacSpoofing", "AllowTeaming", "EnableDhcpGuard", "EnableRouterGuard"];

    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("allowTeaming", "AllowTeaming", "NIC teaming", "AllowTeaming")]
    [InlineData("dhcpGuard", "EnableDhcpGuard", "DHCP guard", "DhcpGuard")]
    [InlineData("routerGuard", "EnableRouterGuard", "router guard", "RouterGuard")]
    public void One_is_turned_on_and_off_and_the_others_stay(string property, string column, string title, string code)
    {
        string Instance(string value) => $$"""{"vmName":"lab-web01","{{property}}":"{{value}}"}""";
        RunResult test = _lab.Test(Instance("on")).Succeeds();
        Assert.Equal([code], Lab.Kinds(test, "reasons"));
        Assert.Equal(
            $"{char.ToUpperInvariant(title[0])}{title[1..]} of adapter 'Network Adapter' of VM 'lab-web01' is off; it must be on.", Lab.Phrase(test, "reasons", code));

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings(Instance("on"));

        Assert.Equal([$"Would turn on {title} of adapter 'Network Adapter' of VM 'lab-web01'"], would);
        Assert.Equal([property], set.Names);
        Assert.Equal(("on", "on"), ((string?)set.State[property], (string?)set.State["adapters"]![0]![property]));
        Assert.Equal([column], On(_lab.Host.Row(PortFeatureRows.Security, LabVms.Web)!));
        _lab.Brings(Instance("off"));
        Assert.Empty(On(_lab.Host.Row(PortFeatureRows.Security, LabVms.Web)!));
    }

    [Fact]
    public void Several_change_together_and_only_where_they_differ()
    {
        const string Instance = """{"vmName":"lab-sql01","macAddressSpoofing":"on","allowTeaming":"on","dhcpGuard":"off","routerGuard":"off"}""";

        (RunResult set, IReadOnlyList<string> would) = _lab.Brings(Instance);

        Assert.Equal(["macAddressSpoofing", "allowTeaming", "dhcpGuard", "routerGuard"], set.Names);
        string sentence = Assert.Single(would);
        Assert.Contains("turn off DHCP guard and turn off router guard of adapter 'Monitoring'", sentence, StringComparison.Ordinal);
        Assert.Contains("turn on NIC teaming of adapter ", sentence, StringComparison.Ordinal);
        Assert.All(set.State["adapters"]!.AsArray(), static a => Assert.Equal(
            ("on", "on", "off", "off"), ((string?)a!["macAddressSpoofing"], (string?)a["allowTeaming"], (string?)a["dhcpGuard"], (string?)a["routerGuard"])));
    }

    [Fact]
    public void A_setting_that_is_not_named_is_not_managed()
    {
        JsonObject before = _lab.Host.Row(PortFeatureRows.Security, LabVms.Sql)!;

        _lab.Brings("""{"vmName":"lab-sql01","adapterName":"Monitoring","allowTeaming":"off"}""");

        before["AllowTeaming"] = false;
        Assert.Equal(before.ToJsonString(), _lab.Host.Row(PortFeatureRows.Security, LabVms.Sql)!.ToJsonString());
    }

    [Theory]
    [InlineData("routerGuard", "RouterGuardWithSpoofing", "router or NAT gateway")]
    [InlineData("dhcpGuard", "DhcpGuardWithSpoofing", "DHCP server")]
    public void A_guard_beside_spoofing_is_noticed_by_who_has_to_do_with_either(string guard, string code, string text)
    {
        RunResult both = _lab.Get($$"""{"vmName":"lab-web01","macAddressSpoofing":"on","{{guard}}":"on"}""").Succeeds();
        Assert.Equal([code], Lab.Kinds(both, "notices"));
        Assert.Contains(text, Lab.Phrase(both, "notices", code), StringComparison.Ordinal);

        Assert.Empty(Lab.Kinds(_lab.Get($$"""{"vmName":"lab-web01","macAddressSpoofing":"off","{{guard}}":"on"}"""), "notices"));
        Assert.Empty(Lab.Kinds(_lab.Get($$"""{"vmName":"lab-web01","macAddressSpoofing":"on","{{guard}}":"off"}"""), "notices"));
        Assert.Equal([code], Lab.Kinds(_lab.Get($$"""{"vmName":"lab-hv01","adapterName":"Tenant","{{guard}}":"on"}"""), "notices"));
        Assert.Empty(Lab.Kinds(_lab.Get("""{"vmName":"lab-sql01"}"""), "notices"));
    }

    private static IEnumerable<string> On(JsonObject row) =>
        Columns.Where(c => (bool)row[c]!);
}
