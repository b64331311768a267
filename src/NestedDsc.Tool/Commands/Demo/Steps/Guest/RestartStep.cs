using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Guest;

/// <summary>What a pending restart looks like, and what is there after it.</summary>
internal sealed class RestartStep : IDemoStep
{
    public string Title => "While the restart is pending: is the guest ready? Does another set change anything?";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine role = await context.RoleAsync(context.Guest, cancel);
        context.Report.Command(role.CommandFor(Operation.Test));
        TestResult pending = await role.TestAsync(Lab.Role(), cancel);
        foreach (string reason in new Machine(pending.Actual).Reasons)
        {
            context.Report.Item(reason);
        }

        byte[] before = context.Guest.Content();
        SetResult again = await role.SetAsync(Lab.Role(), cancel);
        Expect.Same(pending.Differing, ["restartPending"], "differing properties");
        Expect.That(again is { Changed.Count: 0, RestartRequired.Count: 1 }, "no changes, and a restart that is still asked for");
        Expect.That(context.Guest.IsStill(before), "a guest that is untouched");

        context.Report.Say("Another set changes nothing, and asks for the restart again. So restart it:");
        Guests.Restart(context);
        TestResult ready = await role.TestAsync(Lab.Role(), cancel);
        Expect.That(ready is { InDesiredState: true, Differing.Count: 0 }, "the role in desired state");
        var guest = new Machine(ready.Actual);
        Expect.That(string.Equals(guest.Value("containerIsolation"), "hyperv", StringComparison.Ordinal), "containers isolated by Hyper-V");
        context.Report.Met($"{guest.Reasons[0]} Containers can be isolated by Hyper-V.");
    }
}
