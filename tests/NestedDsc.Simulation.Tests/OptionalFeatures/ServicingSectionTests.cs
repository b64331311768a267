using System.Text.Json.Nodes;
using NestedDsc.Servicing;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

public sealed class ServicingSectionTests
{
    public static TheoryData<string> Hosts =>
    [
        HostFiles.LabL0, HostFiles.LabL1, HostFiles.Amd2019, HostFiles.Guest2019, HostFiles.Guest2019NotExposed, HostFiles.GuestPro,
        HostFiles.GuestHome, HostFiles.GuestCore2025,
    ];

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Hosts_of_the_repository_agree_with_themselves(string path)
    {
        using var host = TemporaryHost.CopyOf(path);
        using SimulatedSession session = host.Open();
        JsonObject root = JsonNode.Parse(host.Text)!.AsObject();
        JsonObject cimv2 = root["namespaces"]![@"root\cimv2"]!.AsObject();

        JsonArray features = root["servicing"]!["features"]!.AsArray();
        Dictionary<string, int> rows = cimv2["Win32_OptionalFeature"]!["instances"]!.AsArray()
            .ToDictionary(static r => r!["Name"]!.GetValue<string>(), static r => r!["InstallState"]!.GetValue<int>());
        Assert.Equal(features.Select(static f => f!["name"]!.GetValue<string>()), rows.Keys);
        Assert.All(rows, r => Assert.Equal((ulong)r.Value, session.InstallState(r.Key)));
        Assert.Equal(
            cimv2["Win32_ComputerSystem"]!["instances"]![0]!["HypervisorPresent"]!.GetValue<bool>(), session.HypervisorPresent());
        Assert.Equal(
            cimv2["Win32_Processor"]!["instances"]![0]!["VMMonitorModeExtensions"]!.GetValue<bool>(), session.ShowsExtensions());
        Assert.Single(session.Rows("SELECT VirtualizationBasedSecurityStatus FROM Win32_DeviceGuard", @"root\Microsoft\Windows\DeviceGuard"));
        Assert.Equal(session.StateOf(Features.HyperV) == FeatureState.Installed, session.HyperVError() is null);
        Assert.Equal(session.StateOf(Features.HyperV) == FeatureState.Installed, session.HasService());
        _ = SimulatedMachine.Restart(host.FilePath);
    }

    [Fact]
    public void A_change_leaves_the_rest_of_the_section_and_of_the_file_as_it_is()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019);
        string[] before = host.Text.Split('\n');
        using SimulatedSession session = host.Open();

        session.Enable(Features.HyperV, Features.PowerShell);
        session.Disable(Features.HyperV);
        session.Disable(Features.Tools);

        Assert.Equal(Tidy(before), Tidy(host.Text.Split('\n')));

        static string Tidy(string[] lines) => string.Join(' ', string.Concat(lines).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void A_state_changed_by_hand_shows_everywhere()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019)
            .Edit(static root => root["servicing"]!["features"]![0]!["state"] = "Installed");
        using SimulatedSession session = host.Open();

        Assert.Equal(1ul, session.InstallState(Features.HyperV));
        Assert.Null(session.HyperVError());
        Assert.True(session.HasService());
        Assert.False(session.ShowsExtensions());
    }

    [Theory]
    [InlineData("[]", "$.servicing")]
    [InlineData("""{ "edtion": "Core" }""", "$.servicing.edtion")]
    [InlineData("""{ "edition": 1 }""", "$.servicing.edition")]
    [InlineData("""{ "edition": "A", "edition": "B" }""", "$.servicing")]
    [InlineData("""{ "elevated": "yes" }""", "$.servicing.elevated")]
    [InlineData("""{ "seconds": -1 }""", "$.servicing.seconds")]
    [InlineData("""{ "restartIndicators": ["Reboot"] }""", "$.servicing.restartIndicators[0]")]
    [InlineData("""{ "restartIndicators": ["0"] }""", "$.servicing.restartIndicators[0]")]
    [InlineData("""{ "windowsUpdate": [null] }""", "$.servicing.windowsUpdate[0]")]
    [InlineData("""{ "sources": [{ "payloads": [] }] }""", "$.servicing.sources[0]")]
    [InlineData("""{ "sources": [{ "path": "X", "payload": [] }] }""", "$.servicing.sources[0].payload")]
    [InlineData("""{ "features": {} }""", "$.servicing.features")]
    [InlineData("""{ "features": [{ "name": "A" }] }""", "$.servicing.features[0]")]
    [InlineData("""{ "features": [{ "state": "Staged" }] }""", "$.servicing.features[0]")]
    [InlineData("""{ "features": [{ "name": "A", "state": "Enabled" }] }""", "$.servicing.features[0].state")]
    [InlineData("""{ "features": [{ "name": "A", "state": "4" }] }""", "$.servicing.features[0].state")]
    [InlineData("""{ "features": [{ "name": "A", "state": "Staged" }, { "name": "a", "state": "Staged" }] }""", "$.servicing.features[1].name")]
    [InlineData("""{ "features": [{ "name": "A", "state": "Staged", "requires": ["B"] }] }""", "$.servicing.features[0]")]
    [InlineData("""{ "features": [{ "name": "A", "state": "Staged", "brings": "A" }] }""", "$.servicing.features[0].brings")]
    [InlineData("""{ "alterations": [{ "id": "x" }] }""", "$.servicing.alterations[0]")]
    public void Damage_is_named_with_its_place(string section, string place)
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestHome);
        string text = host.Text;
        int start = text.IndexOf("\"servicing\": ", StringComparison.Ordinal);
        int end = text.IndexOf("  \"namespaces\"", StringComparison.Ordinal);
        File.WriteAllText(host.FilePath, $"{text[..start]}\"servicing\": {section},\n{text[end..]}");

        HostFileException e = Assert.Throws<HostFileException>(() => host.Open());

        Assert.Equal(place, e.Place);
        Assert.Contains(host.FilePath, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_that_need_each_other_are_enabled_and_disabled_together()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.GuestHome).Edit(static root => root["servicing"]!["features"] = JsonNode.Parse(
            """
            [{ "name": "A", "state": "Staged", "requires": ["B"], "brings": ["A", "B"] }, { "name": "B", "state": "Staged", "requires": ["A"], "brings": ["A"] }]
            """));
        using SimulatedSession session = host.Open();

        session.Enable("b");
        Assert.Equal([FeatureState.Installed, FeatureState.Installed], session.Servicing.ReadStates(["A", "B"]));
        session.Disable("A", "a");
        Assert.Equal([FeatureState.Staged, FeatureState.Staged], session.Servicing.ReadStates(["A", "B"]));
        Assert.Throws<ServicingException>(() => session.Enable());
    }
}
