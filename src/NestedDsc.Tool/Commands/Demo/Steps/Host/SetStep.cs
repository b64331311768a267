using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Host;

/// <summary>The change itself.</summary>
internal sealed class SetStep : IDemoStep
{
    public string Title => $"Do it: set {Lab.Web}.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        context.Report.Command(nesting.CommandFor(Operation.Set));
        SetResult result = await nesting.SetAsync(Lab.NestedWeb(), cancel);
        var machine = new Machine(result.After);
        Changes.Show(result, context.Report);

        Expect.Same(result.Changed, Lab.WebDifferences, "changes of");
        Expect.That(machine is { Nested: true, Processors: "4", Memory: "8 GB", State: "Off" }, $"{Lab.Web} as wanted, and off as before");
        context.Report.Met(machine.Summary + ".");
    }
}
