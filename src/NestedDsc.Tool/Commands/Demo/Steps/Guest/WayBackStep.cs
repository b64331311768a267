using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Guest;

/// <summary>Everything taken back: switch and role in the guest, nesting on the host.</summary>
internal sealed class WayBackStep : IDemoStep
{
    public string Title => "And back: no switch, no role, no nesting.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        await SetAsync(context, DemoContext.Network, context.Guest, Lab.NoSwitch(), cancel);
        SetResult removed = await SetAsync(context, DemoContext.Role, context.Guest, Lab.NoRole(), cancel);
        Expect.That(removed.RestartRequired.Count == 1, "a restart that is asked for");
        Guests.Restart(context);
        await SetAsync(context, DemoContext.Nesting, context.Host, Lab.PlainWeb(), cancel);

        foreach ((string type, LabHost where, JsonObject wanted) in new[]
        {
            (DemoContext.Role, context.Guest, Lab.NoRole()),
            (DemoContext.Nesting, context.Host, Lab.PlainWeb()),
        })
        {
            TestResult test = await (await context.Open(type, where, cancel)).TestAsync(wanted, cancel);
            Expect.That(test.InDesiredState, $"{type} in desired state");
            context.Report.Item(new Machine(test.Actual).Reasons[0]);
        }

        context.Report.Met("What no instance names, such as the processors of the VM, stays as it is.");
    }

    private static async Task<SetResult> SetAsync(
        DemoContext context, string type, LabHost where, JsonObject wanted, CancellationToken cancel)
    {
        IResourceEngine engine = await context.Open(type, where, cancel);
        context.Report.Command(engine.CommandFor(Operation.Set));
        context.Report.Input(Json.Readable(wanted));
        SetResult result = await engine.SetAsync(wanted, cancel);
        Expect.That(result.Changed.Count > 0, "a change");
        return result;
    }
}
