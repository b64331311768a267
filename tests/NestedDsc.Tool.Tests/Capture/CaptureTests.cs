using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using NestedDsc.Documents;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Capture;
using NestedDsc.HyperV.Capture.Redaction;
using NestedDsc.HyperV.Features;
using NestedDsc.HyperV;
using NestedDsc.Reports;
using NestedDsc.Simulation;
using NestedDsc.Tool.Commands.Check;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Capture;

/// <summary><c>nesteddsc capture</c>: a captured host is checked as the host itself.</summary>
public sealed partial class CaptureTests : IDisposable
{
    // The same on every Windows: no GUID, the Secure Boot template of Windows, the features of ports (VLAN, security, offload), the
    // guest's shutdown component, the Default Switch and the switch that Windows keeps for itself.
    private static readonly string[] Constants =
    [
        "00000000-0000-0000-0000-000000000000", "1734C6E8-3154-4DDA-BA5F-A874CC483422", "952C5004-4465-451C-8CB8-FA9AB382B773",
        "776E0BA7-94A1-41C8-8F28-951F524251B5", "C885BFD1-ABB7-418F-8163-9F379C9F7166", "9F8233AC-BE49-4C79-8EE3-E7E1985B2077",
        "C08CB7B8-9B3C-408E-8E30-5E16A3AEB444", "161DF6ED-7CE7-450F-8DDB-4603FF64EDFC",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Check.Documents.Hosts), MemberType = typeof(Check.Documents))]
    public async Task A_captured_host_is_checked_as_the_host_itself(string name)
    {
        string host = Check.Documents.Host(name);
        string captured = await CaptureAsync(host);
        foreach (string document in Check.Documents.All())
        {
            Assert.Equal(await ResultsAsync(document, host), await ResultsAsync(document, captured));
        }
    }

    [Theory]
    [MemberData(nameof(Check.Documents.Hosts), MemberType = typeof(Check.Documents))]
    public async Task A_host_that_was_captured_can_be_captured_again(string name)
    {
        string once = await CaptureAsync(Check.Documents.Host(name));
        JsonElement first = JsonElement.Parse(await File.ReadAllBytesAsync(once, TestContext.Current.CancellationToken));
        JsonElement second = JsonElement.Parse(await File.ReadAllBytesAsync(await CaptureAsync(once), TestContext.Current.CancellationToken));
        Assert.True(JsonElement.DeepEquals(first, second));
    }

    [Theory]
    [MemberData(nameof(Check.Documents.Hosts), MemberType = typeof(Check.Documents))]
    public async Task A_redacted_host_is_checked_alike_under_its_new_names(string name)
    {
        string host = Check.Documents.Host(name);
        using GuestConnection connection = Open(host);
        var redactor = new Redactor();
        CapturedHost redacted = redactor.Redact(HostCapture.Read(connection));
        string file = _folder["redacted.json"];
        await File.WriteAllBytesAsync(file, CaptureWriter.Write(redacted, "test"), TestContext.Current.CancellationToken);
        foreach (string document in Check.Documents.All())
        {
            string renamed = VmName().Replace(document, m => $"{m.Groups["key"].Value}{redactor.Find(m.Groups["name"].Value.Trim('"', '\''))}");
            renamed = TeamMembers().Replace(renamed, m => QuotedNames().Replace(m.Value, n => $"\"{redactor.Find(n.Groups["name"].Value)}\""));
            Assert.Equal(Codes(await ResultsAsync(document, host)), Codes(await ResultsAsync(renamed, file)));
        }
    }

    [Theory]
    [MemberData(nameof(Check.Documents.Hosts), MemberType = typeof(Check.Documents))]
    public async Task Nothing_of_the_owner_is_left_in_a_redacted_host(string name)
    {
        string text = await File.ReadAllTextAsync(await CaptureAsync(Check.Documents.Host(name)), TestContext.Current.CancellationToken);
        string redacted = await File.ReadAllTextAsync(await CaptureAsync(Check.Documents.Host(name), "--redact"), TestContext.Current.CancellationToken);
        string[] kept = [.. Constants, .. Templates().Matches(text).Select(static m => m.Groups["id"].Value)];
        string[] guids = [.. Guids().Matches(text).Select(static m => m.Value).Except(kept, StringComparer.OrdinalIgnoreCase)];
        Assert.All(kept.Where(k => text.Contains(k, StringComparison.OrdinalIgnoreCase)), k => Assert.Contains(k, redacted, StringComparison.OrdinalIgnoreCase));
        string[] addresses = [.. Addresses().Matches(text).Select(static m => m.Groups["address"].Value).Where(static a => a is not "000000000000").Distinct(StringComparer.OrdinalIgnoreCase)];
        string[] names = [.. Names(text)];
        Assert.All([.. guids, .. names], secret => Assert.DoesNotContain(secret, redacted, StringComparison.OrdinalIgnoreCase));
        Assert.All(Addresses().Matches(redacted).Select(static m => m.Groups["address"].Value), static a => Assert.Matches("^(00155D0000[0-9A-F]{2}|0{12})$", a));
        Assert.Equal(guids.Length, Guids().Matches(redacted).Select(static m => m.Value).Where(static g => g.Contains("-0000-4000-8000-", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Count());
        Assert.True(addresses.Length == 0 || addresses.Length >= Addresses().Matches(redacted).Select(static m => m.Groups["address"].Value).Distinct(StringComparer.Ordinal).Count() - 1);
    }

    [Theory]
    [InlineData]
    [InlineData("--redact")]
    public async Task The_VLANs_of_ports_are_captured_and_no_secret(params string[] options)
    {
        string text = await File.ReadAllTextAsync(await CaptureAsync(Check.Documents.Host("lab-l0.json"), options), TestContext.Current.CancellationToken);

        JsonElement[] rows = [.. JsonElement.Parse(text).GetProperty("namespaces").GetProperty(@"root\virtualization\v2").GetProperty("Msvm_EthernetSwitchPortVlanSettingData").GetProperty("instances").EnumerateArray()];
        JsonElement trunk = Assert.Single(rows, static r => !r.GetProperty("InstanceID").GetString()!.Contains("Definition", StringComparison.Ordinal));
        Assert.Equal((2, 10), (trunk.GetProperty("OperationMode").GetInt32(), trunk.GetProperty("NativeVlanId").GetInt32()));
        Assert.Equal([10, 20, 30], trunk.GetProperty("TrunkVlanIdArray").EnumerateArray().Select(static id => id.GetInt32()));
        Assert.Contains(rows, static r => r.GetProperty("InstanceID").GetString()!.EndsWith(@"\Default", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Check.Documents.Hosts), MemberType = typeof(Check.Documents))]
    public void Round_trips_do_not_depend_on_the_host(string name)
    {
        using var session = SimulatedSession.Open(Check.Documents.Host(name));
        using var connection = new GuestConnection(new HyperVConnection(session), session.Servicing);
        HostCapture.Read(connection);
        Assert.InRange(session.RoundTrips, 4, HostCapture.MostRoundTrips);
    }

    [Fact]
    public async Task An_account_without_rights_captures_nothing()
    {
        string text = await File.ReadAllTextAsync(Check.Documents.Host("lab-l0.json"), TestContext.Current.CancellationToken);
        string host = _folder.Write("h.json", text.Replace("\"simulation\": {", "\"simulation\": { \"accessDenied\": true,", StringComparison.Ordinal));
        Outcome outcome = await ToolRun.InProcessAsync(["capture", "-o", _folder["c.json"]], host: host);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Capturing this host", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["c.json"]));
    }

    [Fact]
    public async Task The_file_says_what_it_is()
    {
        JsonElement file = JsonElement.Parse(await File.ReadAllBytesAsync(await CaptureAsync(Check.Documents.Host("lab-l0.json"), "--redact"), TestContext.Current.CancellationToken));
        Assert.Equal("nesteddsc-host/1", file.GetProperty("format").GetString());
        Assert.Equal("2026-01-15T08:00:00Z", file.GetProperty("captured").GetProperty("time").GetString());
        Assert.StartsWith("nesteddsc ", file.GetProperty("captured").GetProperty("tool").GetString());
        Assert.True(file.GetProperty("captured").GetProperty("redacted").GetBoolean());
    }

    [Fact]
    public async Task A_damaged_file_is_an_error_or_checked_and_never_a_crash()
    {
        byte[] good = await File.ReadAllBytesAsync(await CaptureAsync(Check.Documents.Host("lab-l1.json")), TestContext.Current.CancellationToken);
        string document = _folder.Write("d.yaml", Check.Documents.Missed);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Bool).Sample(
            (at, value, cut) =>
            {
                string file = _folder[$"{Guid.NewGuid()}.json"];
                File.WriteAllBytes(file, cut ? good[..at] : [.. good[..at], value, .. good[(at + 1)..]]);
                Outcome outcome = ToolRun.InProcessAsync(["check", "-f", document, "--host", file]).GetAwaiter().GetResult();
                Assert.InRange(outcome.ExitCode, 1, 2);
                Assert.Equal("", outcome.Error);
                Assert.True(!cut || outcome.ExitCode == 2);
                File.Delete(file);
            },
            iter: 200);
    }

    private async Task<string> CaptureAsync(string host, params string[] options)
    {
        string file = _folder[$"{Guid.NewGuid()}.json"];
        Outcome outcome = await ToolRun.InProcessAsync(["capture", "-o", file, .. options], host: host);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return file;
    }

    private async Task<ResourceResult[]> CheckAsync(string text, string host)
    {
        ConfigurationDocument document = ConfigurationReader.Read(
            _folder.Write("d.yaml", text), new Dictionary<string, JsonElement>(StringComparer.Ordinal));
        HostResult result = await BuiltInChecker.For(document).CheckAsync(host, TestContext.Current.CancellationToken);
        Assert.Null(result.Error);
        return [.. result.Resources];
    }

    // Everything that a user sees of it.
    private async Task<string[]> ResultsAsync(string text, string host) => [.. (await CheckAsync(text, host)).Select(static r =>
        $"{r.Verdict} {r.ExitCode} {r.Error} [{string.Join(",", r.DifferingProperties)}] {string.Join(" ", r.Reasons.Concat(r.Blockers).Concat(r.Notices).Select(static x => $"{x.Code} {x.Phrase}"))}")];

    private static string[] Codes(string[] results) => [.. results.Select(static r => $"{r[..r.IndexOf(' ', StringComparison.Ordinal)]} {string.Join(" ", Code().Matches(r).Select(static m => m.Value))}")];

    private static GuestConnection Open(string host) => HostConnection.OpenGuest(
        name => name is "NESTEDDSC_HOST" ? host : null, new Protocol.Tracing.Tracer(Stream.Null, Protocol.Tracing.TraceLevel.Error));

    private static IEnumerable<string> Names(string text)
    {
        JsonElement root = JsonElement.Parse(text);
        yield return root.GetProperty("computerName").GetString()!;
        if (!root.GetProperty("namespaces").TryGetProperty(@"root\virtualization\v2", out JsonElement ns))
        {
            yield break;
        }

        foreach (string className in new[] { "Msvm_ComputerSystem", "Msvm_VirtualEthernetSwitch", "Msvm_VirtualSystemSettingData" })
        {
            foreach (JsonElement row in ns.TryGetProperty(className, out JsonElement c) && c.TryGetProperty("instances", out JsonElement rows) ? rows.EnumerateArray() : default)
            {
                yield return row.GetProperty("ElementName").GetString()!;
                foreach (string property in new[] { "ConfigurationDataRoot", "BIOSSerialNumber" })
                {
                    if (row.TryGetProperty(property, out JsonElement value))
                    {
                        yield return JsonEncodedText.Encode(value.GetString()!).ToString();
                    }
                }
            }
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Guids();

    [GeneratedRegex(@"Microsoft:Definition\\\\(?<id>[0-9a-f-]{36})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Templates();

    [GeneratedRegex("\"(?:Address|PermanentAddress)\":\"(?<address>[0-9A-F]{12})\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Addresses();

    [GeneratedRegex("(?<key>(vmName|adapterName|switchName|netAdapterName): )(?<name>[^,}\\r\\n]+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex VmName();

    [GeneratedRegex("netAdapterNames: \\[[^]]*\\]", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex TeamMembers();

    [GeneratedRegex("\"(?<name>[^\"]*)\"", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex QuotedNames();

    [GeneratedRegex("[^\\s:]+:[^\\s:]+:[A-Za-z]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Code();
}
