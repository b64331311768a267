using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>The demo from its first step to its last.</summary>
internal static class Story
{
    private static readonly Chapter[] Chapters =
    [
        new("On the Hyper-V host (L0)",
        [
            new("Which VMs are on this host, and which of them are nested?", HostSteps.ListVMsAsync),
            new($"Is {Lab.Web} ready to be a nested Hyper-V host?", HostSteps.TestAsync),
            new("What would a set with the same input do?", HostSteps.WhatIfAsync),
            new($"Do it: set {Lab.Web}.", HostSteps.SetAsync),
            new($"Is {Lab.Web} ready now? Does another set change anything?", HostSteps.RepeatAsync),
            new($"{Lab.Sql} is running. May a set stop it?", HostSteps.RefuseAsync),
            new("The same, with permission to shut the guest down and with a checkpoint.", HostSteps.PermitAsync),
            new($"VMs inside {Lab.Web} send with MAC addresses of their own. Let them through.", HostSteps.AllowSpoofingAsync),
        ]),
        new($"Inside {Lab.Web} (L1), a fresh Windows Server 2019",
        [
            new("Had the host not exposed its virtualization extensions, what would the guest say?", GuestSteps.CheckPrerequisiteAsync),
            new("They are exposed. Install the Hyper-V role, its management tools, and Containers.", GuestSteps.InstallRoleAsync),
            new("While the restart is pending: is the guest ready? Does another set change anything?", GuestSteps.RestartAsync),
            new("A switch with NAT for the VMs inside.", GuestSteps.AddSwitchAsync),
        ]),
        new("For the VMs inside (L2)",
        [
            new($"Can {Lab.Web} run VMs of its own now? Test everything once more.", GuestSteps.TestAllAsync),
            new("And back: no switch, no role, no nesting.", GuestSteps.RemoveAsync),
        ]),
    ];

    /// <summary>Tells it until a step is not as expected: each builds on those before.</summary>
    /// <returns>Whether everything was as expected.</returns>
    public static async Task<bool> TellAsync(DemoContext context, CancellationToken cancel)
    {
        foreach (Chapter chapter in Chapters)
        {
            context.Report.Heading(chapter.Title);
            foreach (DemoStep step in chapter.Steps)
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

/// <summary>A part of the story, on one computer.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record Chapter(string Title, IReadOnlyList<DemoStep> Steps);

/// <summary>One question or task of the demo.</summary>
/// <param name="Title">The question or task.</param>
/// <param name="RunAsync">Shows the answer and checks it; throws if it is not as expected.</param>
internal sealed record DemoStep(string Title, Func<DemoContext, CancellationToken, Task> RunAsync);
