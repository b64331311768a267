using System.Text.Json;
using NestedDsc.TestSupport;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Tests.Running;
using TestResult = NestedDsc.Tool.Engine.TestResult;

namespace NestedDsc.Tool.Tests.Documents;

/// <summary>
/// Whole documents, run as the engine runs them: it drops the answers of all instances if the process of one ends with anything
/// but 0, so what can be described is an answer.
/// </summary>
public sealed class WholeDocumentTests : IDisposable
{
    // One that fits, one that is refused, one whose name is not unique, one that is not there.
    private const string Several = """
        $schema: https://aka.ms/dsc/schemas/v3/bundled/config/document.json
        resources:
          - name: fits
            type: NestedDsc/NestedVirtualization
            properties: { vmName: lab-web01, processorCount: 4 }
          - name: refused
            type: NestedDsc/NestedVirtualization
            properties: { vmName: lab-sql01, processorCount: 4 }
          - name: ambiguous
            type: NestedDsc/NestedVirtualization
            properties: { vmName: lab-twin, processorCount: 4 }
          - name: absent
            type: NestedDsc/NestedVirtualization
            properties: { vmName: lab-none, processorCount: 4 }
          - name: ambiguous adapters
            type: NestedDsc/VMNetworkNesting
            properties: { vmName: lab-dyn01, adapterName: Network Adapter, macAddressSpoofing: "on" }
          - name: no such network adapter
            type: NestedDsc/VMNetworkNesting
            properties: { switchName: New, switchType: external, netAdapterName: Ethernet 9 }
        """;

    private static readonly string[][] Reasons =
    [
        ["ProcessorCount"], ["ProcessorCount"], ["VMAmbiguous"], ["VMNotFound"], ["AdapterAmbiguous"], ["SwitchNotFound", "NetAdapterNotFound"],
    ];

    private static readonly string[][] Blockers = [[], ["VMRunning"], ["VMAmbiguous"], ["VMNotFound"], ["AdapterAmbiguous"], ["NetAdapterNotFound"]];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Guests => ["GuestHyperVRole/examples/guest-all.dsc.yaml", "MachineConfiguration/examples/l1-set.dsc.yaml"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_instance_has_an_answer_whatever_stops_the_others()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        byte[] before = await File.ReadAllBytesAsync(host.FilePath, Cancel);
        var document = new DocumentRun(_folder.Write("several.dsc.yaml", Several), host.FilePath);

        IReadOnlyList<JsonElement> get = await document.GetAsync(Cancel);
        IReadOnlyList<TestResult> test = await document.TestAsync(Cancel);
        IReadOnlyList<SetResult> forecast = await document.WhatIfAsync(Cancel);

        Assert.Equal(Reasons, get.Select(static s => DocumentRun.Kinds(s)));
        Assert.Equal(Reasons, test.Select(static t => DocumentRun.Kinds(t.Actual)));
        Assert.Equal(Blockers, get.Select(static s => DocumentRun.Kinds(s, "blockers")));
        Assert.Equal(Blockers, test.Select(static t => DocumentRun.Kinds(t.Actual, "blockers")));
        Assert.All(test, static t => Assert.False(t.InDesiredState));
        Assert.Equal(Blockers, forecast.Select(static f => DocumentRun.Kinds(f.After, "blockers")));
        Assert.Equal(["processorCount"], forecast[0].Changed);
        Assert.StartsWith("Would ", Assert.Single(forecast[0].WhatIf), StringComparison.Ordinal);
        Assert.All(forecast.Skip(1), static f =>
        {
            Assert.Empty(f.Changed);
            Assert.StartsWith("Set would be refused: ", Assert.Single(f.WhatIf), StringComparison.Ordinal);
        });
        Assert.Equal(before, await File.ReadAllBytesAsync(host.FilePath, Cancel));
    }

    [Fact]
    public async Task The_set_of_such_a_document_ends_at_the_first_that_is_refused()
    {
        using TemporaryHost host = TemporaryHost.LabL0();

        var refusal = await Assert.ThrowsAsync<OperationException>(
            () => new DocumentRun(_folder.Write("several.dsc.yaml", Several), host.FilePath).SetAsync(Cancel));

        Assert.Equal(6, refusal.ExitCode);
        Assert.Contains("lab-sql01", Assert.Single(refusal.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Guests))]
    public async Task Role_and_switches_in_one_document_are_set_before_and_after_the_restart_and_then_as_desired(string example)
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019);
        var document = new DocumentRun(RepositoryFiles.Path("resources", example), host.FilePath);

        IReadOnlyList<TestResult> fresh = await document.TestAsync(Cancel);
        Assert.All(fresh.Skip(1), static t => Assert.Equal(["HyperVNotInstalled"], DocumentRun.Kinds(t.Actual)));
        IReadOnlyList<SetResult> forecast = await document.WhatIfAsync(Cancel);
        Assert.All(forecast.Skip(1), static f => Assert.StartsWith("Set would be refused: ", Assert.Single(f.WhatIf), StringComparison.Ordinal));

        IReadOnlyList<SetResult> first = await document.SetAsync(Cancel);
        Assert.Contains("_exist", first[0].Changed);
        Assert.All(first, static s => Assert.Equal(["L1-NEW01"], s.RestartRequired));
        Assert.All(first.Skip(1), static s => Assert.Empty(s.Changed));
        IReadOnlyList<TestResult> pending = await document.TestAsync(Cancel);
        Assert.All(pending, static t => Assert.Equal((false, "RestartPending"), (t.InDesiredState, Assert.Single(DocumentRun.Kinds(t.Actual)))));

        Assert.Equal(0, (await ToolRun.InProcessAsync(["restart", host.FilePath])).ExitCode);

        IReadOnlyList<SetResult> second = await document.SetAsync(Cancel);
        Assert.Empty(second[0].Changed);
        Assert.All(second.Skip(1), static s => Assert.Equal(["_exist"], s.Changed));
        Assert.All(second, static s => Assert.Empty(s.RestartRequired));
        Assert.All(await document.TestAsync(Cancel), static t => Assert.True(t.InDesiredState));
        Assert.All(await document.SetAsync(Cancel), static s => Assert.Empty(s.Changed));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
