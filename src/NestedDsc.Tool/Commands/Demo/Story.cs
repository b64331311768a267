using NestedDsc.Tool.Commands.Demo.Steps.Guest;
using NestedDsc.Tool.Commands.Demo.Steps.Host;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>The demo from its first step to its last.</summary>
internal static class Story
{
    private static readonly Chapter[] Chapters =
    [
        new("On the Hyper-V host (L0)",
        [
            new InventoryStep(),
            new TestStep(),
            new WhatIfStep(),
            new SetStep(),
            new RepeatStep(),
            new RefusalStep(),
            new PermissionStep(),
            new SpoofingStep(),
        ]),
        new($"Inside {Lab.Web} (L1), a fresh Windows Server 2019",
        [
            new PrerequisiteStep(),
            new RoleStep(),
            new RestartStep(),
            new SwitchStep(),
        ]),
        new("For the VMs inside (L2)",
        [
            new ReadyStep(),
            new WayBackStep(),
        ]),
    ];

    /// <summary>Tells it until a step is not as expected: each builds on those before.</summary>
    /// <returns>Whether everything was as expected.</returns>
    public static async Task<bool> TellAsync(DemoContext context, CancellationToken cancel)
    {
        foreach (Chapter chapter in Chapters)
        {
            context.Report.Heading(chapter.Title);
            foreach (IDemoStep step in chapter.Steps)
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
        }

        Closing.Write(context.Report);
        return true;
    }
}
