using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Host;

/// <summary>A VM that is not as wanted.</summary>
internal sealed class TestStep : IDemoStep
{
    private static readonly string[] Headers = ["Property", "Actual", "Desired", "Result"];

    public string Title => $"Is {Lab.Web} ready to be a nested Hyper-V host?";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        JsonObject wanted = Lab.NestedWeb();
        context.Report.Command(nesting.CommandFor(Operation.Test));
        context.Report.Input(Json.Readable(wanted));
        TestResult test = await nesting.TestAsync(wanted, cancel);
        var machine = new Machine(test.Actual);
        // The first property says which VM it is; the others are what is wanted of it.
        context.Report.Table(
            Headers,
            wanted.Skip(1).Select(property => new[]
            {
                property.Key,
                machine.Value(property.Key),
                property.Value!.ToString(),
                test.Differing.Contains(property.Key, StringComparer.Ordinal) ? "differs" : "ok",
            }));
        foreach (string reason in machine.Reasons)
        {
            context.Report.Item(reason);
        }

        Expect.That(!test.InDesiredState, $"{Lab.Web} not in desired state");
        Expect.Same(test.Differing, Lab.WebDifferences, "differing properties");
        Expect.That(machine.Reasons.Count == test.Differing.Count, "a reason for each of them");
        context.Report.Met($"Not in desired state; {test.Differing.Count} properties differ.");
    }
}
