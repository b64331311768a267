using NestedDsc.Cim;
using NestedDsc.HyperV.Network;

namespace NestedDsc.HyperV.Tests.Network;

/// <summary>Features of ports belong to the connection whose InstanceID theirs begins with, whatever follows.</summary>
public sealed class AdapterRowsTests
{
    private const string Feature = @"776E0BA7-94A1-41C8-8F28-951F524251B5";
    private const string Setting = @"77A43184-4C0E-4A8E-9F0B-1F0F0B6F3D11";
    private static readonly string Adapter = InstanceIds.Of(Rows.Id) + @"\B637F346-6A0E-4DEC-AF52-BD70CB80A21D";

    [Theory]
    [InlineData(@"\C\" + Feature + @"\" + Setting)]
    [InlineData(@"\C\" + Feature)]
    [InlineData(@"\c\" + Feature + @"\" + Setting + @"\more")]
    public void A_feature_has_two_parts_behind_its_connection_or_one_or_more(string rest)
    {
        NetworkAdapter adapter = Assert.Single(Read(Synthetic(Adapter), Connection(Adapter + @"\C"), Security(Adapter + rest, spoofing: true), Offload(Adapter + rest)));

        Assert.True(Spoofs(adapter));
        Assert.True(adapter.UsesSriov);
        Assert.Equal(Adapter + rest, Assert.Single(adapter.FeaturesOf(PortFeatures.SecurityClass)).Text("InstanceID"));
    }

    [Fact]
    public void The_longest_owner_counts()
    {
        NetworkAdapter[] adapters = Read(
            Synthetic(Adapter, "a"), Connection(Adapter + @"\C"),
            Synthetic(Adapter + @"\C", "b"), Connection(Adapter + @"\C\C"),
            Security($@"{Adapter}\C\C\{Feature}\{Setting}", spoofing: true));

        Assert.Equal([("a", false), ("b", true)], adapters.Select(static a => (a.Name, Spoofs(a))));
    }

    [Fact]
    public void An_id_that_only_begins_alike_belongs_to_another()
    {
        NetworkAdapter adapter = Assert.Single(Read(Synthetic(Adapter), Connection(Adapter + @"\C"), Security($@"{Adapter}\C2\{Feature}\{Setting}", spoofing: true)));

        Assert.False(Spoofs(adapter));
        Assert.Empty(adapter.Features);
    }

    [Fact]
    public void A_connection_whose_id_does_not_tell_names_its_adapter()
    {
        string other = InstanceIds.Of(Rows.Id) + @"\OTHER\C";
        string parent = $@"\\HOST\root\virtualization\v2:Msvm_EmulatedEthernetPortSettingData.InstanceID=""{Adapter.Replace(@"\", @"\\", StringComparison.Ordinal)}""";
        CimObject connection = Connection(other).With(CimProperty.OfString("Parent", parent));

        NetworkAdapter adapter = Assert.Single(Read(
            Synthetic(Adapter) with { ClassName = "Msvm_EmulatedEthernetPortSettingData" }, connection, Security($@"{other}\{Feature}\{Setting}", spoofing: true)));

        Assert.Equal((other, true, true), (adapter.ConnectionId, adapter.IsLegacy, Spoofs(adapter)));
    }

    [Fact]
    public void A_feature_is_kept_as_a_whole()
    {
        CimObject security = Security($@"{Adapter}\C\{Feature}\{Setting}", spoofing: false).With(CimProperty.OfBoolean("AllowTeaming", value: true));

        Assert.Same(security, Assert.Single(Assert.Single(Read(Synthetic(Adapter), Connection(Adapter + @"\C"), security)).Features));
    }

    private static bool Spoofs(NetworkAdapter adapter) => adapter.FeaturesOf(PortFeatures.SecurityClass).LastOrDefault()?.Flag("AllowMacSpoofing") ?? false;

    private static NetworkAdapter[] Read(params CimObject[] rows) => [.. new AdapterRows(rows).ToMachine(Rows.Id, "vm").Adapters];

    private static CimObject Synthetic(string id, string name = "a") =>
        new("Msvm_SyntheticEthernetPortSettingData", [CimProperty.OfString("InstanceID", id), CimProperty.OfString("ElementName", name)]);

    private static CimObject Connection(string id) => new("Msvm_EthernetPortAllocationSettingData", [CimProperty.OfString("InstanceID", id)]);

    private static CimObject Security(string id, bool spoofing) => new(
        "Msvm_EthernetSwitchPortSecuritySettingData", [CimProperty.OfString("InstanceID", id), CimProperty.OfBoolean("AllowMacSpoofing", spoofing)]);

    private static CimObject Offload(string id) => new(
        "Msvm_EthernetSwitchPortOffloadSettingData",
        [CimProperty.OfString("InstanceID", id.Replace(Feature, "C885BFD1-ABB7-418F-8163-9F379C9F7166", StringComparison.Ordinal)), new CimProperty("IOVOffloadWeight", CimType.UInt32, 100u)]);
}
