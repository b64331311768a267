using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Host;

/// <summary>Nothing is left to do.</summary>
internal sealed class RepeatStep : IDemoStep
{
    public string Title => $"Is {Lab.Web} ready now? Does another set change anything?";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        byte[] before = context.Host.Content();
        context.Report.Command(nesting.CommandFor(Operation.Test));
        TestResult test = await nesting.TestAsync(Lab.NestedWeb(), cancel);
        Expect.That(test is { InDesiredState: true, Differing.Count: 0 }, $"{Lab.Web} in desired state");

        context.Report.Command(nesting.CommandFor(Operation.Set));
        SetResult result = await nesting.SetAsync(Lab.NestedWeb(), cancel);
        Expect.That(result.Changed.Count == 0, "no changes");
        Expect.That(context.Host.IsStill(before), "a host that is untouched");
        context.Report.Met($"{Lab.Web} is in desired state, and another set changes nothing.");
    }
}
