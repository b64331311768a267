using System.Text.Json.Nodes;
using NestedDsc.Protocol;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Capture;

/// <summary>Captures of earlier versions, which took less of a host.</summary>
public sealed class OlderCaptureTests : IDisposable
{
    private static readonly string[] OfAdapters = ["InterfaceGuid", "Virtual"];
    private static readonly string[] OfAddresses = ["Type", "Store", "PrefixOrigin", "SuffixOrigin", "AddressState", "SkipAsSource"];
    private static readonly string[] OfFeatures = ["requires", "brings", "restartToEnable", "restartToDisable"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Check.Documents.Hosts), MemberType = typeof(Check.Documents))]
    public async Task They_are_checked_as_before(string name)
    {
        string file = await CaptureAsync(name);
        string document = _folder.Write("d.yaml", Check.Documents.Role);
        Outcome capture = await ToolRun.InProcessAsync(["check", "-f", document, "--host", file]);
        Outcome host = await ToolRun.InProcessAsync(["check", "-f", document, "--host", Check.Documents.Host(name)]);
        Assert.Equal((1, ""), (capture.ExitCode, capture.Error));
        Assert.Equal(host.ExitCode, capture.ExitCode);
    }

    [Theory]
    [InlineData("lab-l0.json", "LabInternal", "172.31.0.1")]
    [InlineData("lab-l0.json", "LabSwitch", "vEthernet (LabSwitch)")]
    public async Task A_switch_that_goes_takes_the_hosts_adapter_and_its_address_along(string host, string name, string trace)
    {
        string file = await CaptureAsync(host);
        Assert.Contains(trace, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var gone = new SetStep(
            "NestedDsc/VMNetworkNesting", new() { ["switchName"] = name, ["_exist"] = false, ["whenConnected"] = "replace" });
        Assert.Equal(ExitCode.Success, gone.Run(file)!.ExitCode);
        Assert.DoesNotContain(trace, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // What earlier versions wrote of a host.
    private async Task<string> CaptureAsync(string host)
    {
        string file = _folder["older.json"];
        Outcome outcome = await ToolRun.InProcessAsync(["capture", "-o", file], host: Check.Documents.Host(host));
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        JsonObject root = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsObject();
        foreach ((string className, string[] properties) in new[] { ("MSFT_NetAdapter", OfAdapters), ("MSFT_NetIPAddress", OfAddresses) })
        {
            JsonObject type = root["namespaces"]![@"root\StandardCimv2"]![className]!.AsObject();
            Remove(type["properties"]!.AsObject(), properties);
            foreach (JsonNode? row in type["instances"]!.AsArray())
            {
                Remove(row!.AsObject(), properties);
            }
        }

        foreach (JsonNode? feature in root["servicing"]!["features"]!.AsArray())
        {
            Remove(feature!.AsObject(), OfFeatures);
        }

        root["namespaces"]!.AsObject().Remove(@"root\Microsoft\Windows\ServerManager");
        root["servicing"]!.AsObject().Remove("windowsUpdate");
        return _folder.Write("older.json", root.ToJsonString());
    }

    private static void Remove(JsonObject from, string[] names)
    {
        foreach (string name in names)
        {
            from.Remove(name);
        }
    }
}
