using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps;

/// <summary>Nesting switched off again.</summary>
internal sealed class WayBackStep : IDemoStep
{
    private static readonly string[] Changed = ["exposeVirtualizationExtensions"];

    public string Title => $"And back: {Lab.Web} without nesting.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        JsonObject wanted = Lab.PlainWeb();
        context.Report.Command(context.Engine.CommandFor(Operation.Set));
        context.Report.Input(Json.Readable(wanted));
        SetResult result = await context.Engine.SetAsync(wanted, cancel);
        Changes.Show(result, context.Report);

        Expect.Same(result.Changed, Changed, "a change of");
        Expect.That((await context.Engine.TestAsync(wanted, cancel)).InDesiredState, $"{Lab.Web} in desired state");
        Expect.That((await context.Engine.GetAsync(wanted, cancel)) is var state && !new Machine(state).Nested, $"{Lab.Web}, not nested");
        context.Report.Met(new Machine(result.After).Summary + ". What is not in the instance stays as it is.");
    }
}
