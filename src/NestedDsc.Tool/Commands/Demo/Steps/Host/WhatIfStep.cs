using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Host;

/// <summary>What a set would do.</summary>
internal sealed class WhatIfStep : IDemoStep
{
    public string Title => "What would a set with the same input do?";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        byte[] before = context.Host.Content();
        context.Report.Command(nesting.CommandFor(Operation.WhatIf));
        SetResult forecast = await nesting.WhatIfAsync(Lab.NestedWeb(), cancel);
        Forecasts.Show(forecast, context.Report);

        Expect.Same(forecast.Changed, Lab.WebDifferences, "changes of");
        Expect.That(context.Host.IsStill(before), "a host that is untouched");
        context.Report.Met("That is all it would do. The host is untouched.");
    }
}
