using System.Text.Json;
using NestedDsc.Protocol;
using NestedDsc.TestSupport;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Capture;

/// <summary>Redaction of hosts whose names are words that Hyper-V uses itself.</summary>
public sealed class RedactedNameTests : IDisposable
{
    private const string Namespace = @"root\virtualization\v2";
    private static readonly string[] Classes = ["Msvm_ComputerSystem", "Msvm_VirtualSystemSettingData", "Msvm_VirtualSystemManagementService", "Msvm_EthernetPortAllocationSettingData"];
    private static readonly string[] Properties = ["CreationClassName", "VirtualSystemType", "VirtualSystemSubType", "ResourceSubType", "InstanceID"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("MICROSOFT")]
    [InlineData("ROOT")]
    [InlineData("V2")]
    [InlineData("ETHERNET")]
    [InlineData("VMMS")]
    [InlineData("MSVM_COMPUTERSYSTEM")]
    public async Task What_Hyper_V_calls_things_stays_whatever_the_host_is_called(string name)
    {
        string redacted = await RedactedAsync(name);
        using var plain = TemporaryHost.CopyOf(Check.Documents.Host("lab-l1.json"));
        Assert.Equal(Words(plain.FilePath), Words(redacted));
        var gone = new SetStep("NestedDsc/VMNetworkNesting", new() { ["switchName"] = "Switch-1", ["_exist"] = false, ["whenConnected"] = "replace" });
        Assert.Equal(ExitCode.Success, gone.Run(redacted)!.ExitCode);
        Assert.Empty(Rows(redacted, Namespace, "Msvm_VirtualEthernetSwitch"));
        Assert.Empty(Rows(redacted, Namespace, "Msvm_InternalEthernetPort"));
    }

    [Fact]
    public async Task The_hosts_own_name_goes_out_of_paths_too()
    {
        string text = await File.ReadAllTextAsync(await RedactedAsync("CONTOSO-HV7"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("CONTOSO", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(@"\\\\HOST-1\\root\\virtualization\\v2:Msvm_ComputerSystem.CreationClassName=", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adapters_of_the_host_are_called_by_their_switch_as_before()
    {
        string redacted = await RedactedAsync("HV1");
        string[] switches = [.. Rows(redacted, Namespace, "Msvm_VirtualEthernetSwitch").Select(static r => r.GetProperty("ElementName").GetString()!)];
        Assert.Contains($"vEthernet ({Assert.Single(switches)})", Rows(redacted, @"root\StandardCimv2", "MSFT_NetAdapter").Select(static r => r.GetProperty("Name").GetString()));
    }

    private async Task<string> RedactedAsync(string name)
    {
        string text = await File.ReadAllTextAsync(Check.Documents.Host("lab-l1.json"), TestContext.Current.CancellationToken);
        string host = _folder.Write("h.json", text.Replace("L1-HV01", name, StringComparison.OrdinalIgnoreCase));
        string file = _folder["r.json"];
        Outcome outcome = await ToolRun.InProcessAsync(["capture", "-o", file, "--redact"], host: host);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return file;
    }

    // Names of classes, kinds, services, and what ids begin with.
    private static string[] Words(string file) =>
    [
        .. from type in Classes
           from row in Rows(file, Namespace, type)
           from property in Properties
           where row.TryGetProperty(property, out _)
           let value = row.GetProperty(property).GetString()!
           select $"{type}.{property}={(property is "InstanceID" ? value[..(value.IndexOf(':', StringComparison.Ordinal) + 1)] : value)}",
        .. Rows(file, Namespace, "Msvm_VirtualSystemManagementService").Select(static r => r.GetProperty("Name").GetString()!),
    ];

    private static JsonElement[] Rows(string file, string ns, string type) =>
        JsonElement.Parse(File.ReadAllBytes(file)).GetProperty("namespaces").GetProperty(ns).GetProperty(type) is var found
        && found.TryGetProperty("instances", out JsonElement rows) ? [.. rows.EnumerateArray()] : [];
}
