using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>What the hosts of the repository hold, as real hosts do.</summary>
public sealed class HostFileTests
{
    private static readonly string[] Features =
    [
        "Msvm_EthernetSwitchPortSecuritySettingData", "Msvm_EthernetSwitchPortOffloadSettingData",
        "Msvm_EthernetSwitchPortBandwidthSettingData", "Msvm_EthernetSwitchPortVlanSettingData",
    ];

    public static TheoryData<string> Hosts =>
    [
        HostFiles.LabL0, HostFiles.Amd2019, HostFiles.LabL1, HostFiles.Guest2019, HostFiles.Guest2019NotExposed, HostFiles.GuestPro,
        HostFiles.GuestCore2025,
    ];

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Row_1_5_features_have_ids_of_two_parts_and_stand_on_a_connection_that_is_there(string path)
    {
        JsonNode classes = Classes(path);
        string[] connections = [.. Instances(classes, "Msvm_EthernetPortAllocationSettingData").Select(static c => Id(c))];

        foreach (string id in Features.SelectMany(f => Instances(classes, f)).Select(static f => Id(f)).Where(static i => !i.Contains("Definition", StringComparison.Ordinal)))
        {
            string[] parts = id.Split('\\');
            Assert.True(Guid.TryParseExact(parts[^1], "D", out _) && Guid.TryParseExact(parts[^2], "D", out _), id);
            Assert.Equal("C", parts[^3]);
            Assert.Contains(string.Join('\\', parts[..^2]), connections);
        }
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Row_1_6_every_feature_has_four_templates_with_every_property(string path)
    {
        JsonNode classes = Classes(path);
        foreach (string feature in Features)
        {
            JsonObject[] templates = [.. Instances(classes, feature).Where(static f => Id(f).Contains("Definition", StringComparison.Ordinal))];
            Assert.Equal(["Default", "Minimum", "Maximum", "Increment"], templates.Select(static t => Id(t).Split('\\')[^1]));
            foreach (string property in classes[feature]!["properties"]!.AsObject().Select(static p => p.Key))
            {
                Assert.All(templates, t => Assert.NotNull(t[property]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Rows_1_11_1_18_and_5_18_ids_of_components_and_guids_are_written_as_hosts_do_and_every_system_has_a_health(string path)
    {
        JsonNode classes = Classes(path);

        Assert.All(Instances(classes, "Msvm_ComputerSystem"), static s => Assert.Equal(5, s["HealthState"]!.GetValue<int>()));
        Assert.All(
            Instances(classes, "Msvm_ShutdownComponent"),
            static c => Assert.Equal("Microsoft:9F8233AC-BE49-4C79-8EE3-E7E1985B2077", c["DeviceID"]!.GetValue<string>()));
        Assert.All(
            Instances(classes, "Msvm_VirtualSystemSettingData").SelectMany(static s => new[] { s["SecureBootTemplateId"], s["BIOSGUID"] }).OfType<JsonNode>(),
            static g => Assert.Equal(Guid.Parse(g.GetValue<string>()).ToString("D").ToUpperInvariant(), g.GetValue<string>()));
        Assert.All(
            Instances(classes, "Msvm_VirtualSystemSettingData"),
            static s => Assert.Equal(s["VirtualSystemIdentifier"]!.GetValue<string>(), s["ConfigurationID"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("lab-l0")]
    [InlineData("lab-l0-amd-2019")]
    [InlineData("lab-l1")]
    public void Row_1_19_every_host_has_a_vm_whose_memory_was_never_made_static(string name)
    {
        JsonNode classes = Classes(Path.Combine(Path.GetDirectoryName(HostFiles.LabL0)!, name + ".json"));

        Assert.Contains(Instances(classes, "Msvm_MemorySettingData"), static m => !Id(m).Contains("Definition", StringComparison.Ordinal)
            && !m["DynamicMemoryEnabled"]!.GetValue<bool>() && m["Reservation"]!.GetValue<int>() == 512 && m["Limit"]!.GetValue<int>() == 1048576);
    }

    private static JsonNode Classes(string path) => JsonNode.Parse(File.ReadAllText(path))!["namespaces"]![CimNamespaces.Virtualization]!;

    private static IEnumerable<JsonObject> Instances(JsonNode classes, string className) =>
        (classes[className]?["instances"]?.AsArray() ?? []).Select(static i => i!.AsObject());

    private static string Id(JsonObject instance) => instance["InstanceID"]!.GetValue<string>();
}
