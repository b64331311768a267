using NestedDsc.Tool.Commands.Demo.Steps;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>The demo from its first step to its last.</summary>
internal static class Story
{
    private static readonly IDemoStep[] Steps =
    [
        new InventoryStep(),
        new TestStep(),
        new WhatIfStep(),
        new SetStep(),
        new RepeatStep(),
        new RefusalStep(),
        new PermissionStep(),
        new WayBackStep(),
    ];

    /// <summary>Tells it until a step is not as expected: each builds on those before.</summary>
    /// <returns>Whether everything was as expected.</returns>
    public static async Task<bool> TellAsync(DemoContext context, CancellationToken cancel)
    {
        foreach (IDemoStep step in Steps)
        {
            context.Report.Step(step.Title);
            try
            {
                await step.RunAsync(context, cancel);
            }
            catch (Exception error) when (error is UnexpectedException or OperationException)
            {
                context.Report.Missed(error.Message);
                return false;
            }
        }

        Closing.Write(context.Report);
        return true;
    }
}
