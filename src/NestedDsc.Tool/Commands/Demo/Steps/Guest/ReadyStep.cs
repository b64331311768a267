using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Guest;

/// <summary>Everything together, once more.</summary>
internal sealed class ReadyStep : IDemoStep
{
    private static readonly string[] Headers = ["On", "Resource", "Result"];

    public string Title => $"Can {Lab.Web} run VMs of its own now? Test everything once more.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        (string On, string Type, LabHost Where, JsonObject Wanted)[] all =
        [
            ("host", DemoContext.Nesting, context.Host, Lab.NestedWeb()),
            ("host", DemoContext.Network, context.Host, Lab.OpenWeb()),
            ("guest", DemoContext.Role, context.Guest, Lab.Role()),
            ("guest", DemoContext.Network, context.Guest, Lab.NatSwitch()),
        ];
        var rows = new List<string[]>();
        bool ready = true;
        foreach ((string on, string type, LabHost where, JsonObject wanted) in all)
        {
            TestResult test = await (await context.Open(type, where, cancel)).TestAsync(wanted, cancel);
            ready &= test.InDesiredState;
            rows.Add([on, type, string.Join(" ", new Machine(test.Actual).Reasons)]);
        }

        context.Report.Table(Headers, rows);
        Expect.That(ready, "everything in desired state");
        context.Report.Met($"{Lab.Web} is ready: VMs in it reach the network through their switch with NAT.");
    }
}
