using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Host;

/// <summary>The network of a nested host, on its own host.</summary>
internal sealed class SpoofingStep : IDemoStep
{
    private static readonly string[] Changed = ["macAddressSpoofing"];

    public string Title => $"VMs inside {Lab.Web} send with MAC addresses of their own. Let them through.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine network = await context.NetworkAsync(context.Host, cancel);
        context.Report.Command(network.CommandFor(Operation.WhatIf));
        context.Report.Input(Json.Readable(Lab.OpenWeb()));
        Forecasts.Show(await network.WhatIfAsync(Lab.OpenWeb(), cancel), context.Report);
        context.Report.Command(network.CommandFor(Operation.Set));
        SetResult result = await network.SetAsync(Lab.OpenWeb(), cancel);
        Changes.Show(result, context.Report);

        Expect.Same(result.Changed, Changed, "a change of");
        Expect.That((await network.SetAsync(Lab.OpenWeb(), cancel)).Changed.Count == 0, "no changes by another set");
        context.Report.Met($"Every network adapter of {Lab.Web} lets them through, and another set changes nothing.");
    }
}
