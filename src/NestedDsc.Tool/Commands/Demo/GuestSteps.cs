using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Simulation;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>What the demo does in the guest (L1), and on the way back.</summary>
internal static class GuestSteps
{
    private static readonly string[] Existence = ["_exist"];

    private static readonly string[] ReadyHeaders = ["On", "Resource", "Result"];

    /// <summary>The role is not installed where it could not run.</summary>
    public static async Task CheckPrerequisiteAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine role = await context.RoleAsync(context.Plain, cancel);
        await Refusals.ShowAsync(
            context, role, context.Plain, Lab.Role(), "the role refused, because the extensions are not exposed", cancel);
        context.Report.Met("It stops before the role is installed, and names the setting on the host.");
    }

    /// <summary>The Hyper-V role.</summary>
    public static async Task InstallRoleAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine role = await context.RoleAsync(context.Guest, cancel);
        byte[] before = context.Guest.Content();
        await Forecasts.ShowAsync(context, role, Lab.Role(), cancel);
        Expect.That(context.Guest.IsStill(before), "a guest that is untouched");

        context.Report.Command(role.CommandFor(Operation.Set));
        SetResult result = await role.SetAsync(Lab.Role(), cancel);
        context.Report.Table(["Feature", "State"], Features(result.After));
        Expect.Same(result.Changed, ["_exist", "includeContainers"], "changes of");
        Expect.That(result.RestartRequired.Count == 1, "a restart that is asked for");
        context.Report.Met($"Done so far; {result.RestartRequired[0]} has to restart. Nothing here restarts it by itself.");
    }

    /// <summary>What a pending restart looks like, and what is there after it.</summary>
    public static async Task RestartAsync(DemoContext context, CancellationToken cancel)
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
        RestartGuest(context);
        TestResult ready = await role.TestAsync(Lab.Role(), cancel);
        Expect.That(ready is { InDesiredState: true, Differing.Count: 0 }, "the role in desired state");
        var guest = new Machine(ready.Actual);
        Expect.That(string.Equals(guest.Value("containerIsolation"), "hyperv", StringComparison.Ordinal), "containers isolated by Hyper-V");
        context.Report.Met($"{guest.Reasons[0]} Containers can be isolated by Hyper-V.");
    }

    /// <summary>A switch with NAT inside the guest.</summary>
    public static async Task AddSwitchAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine network = await context.NetworkAsync(context.Guest, cancel);
        byte[] before = context.Guest.Content();
        await Forecasts.ShowAsync(context, network, Lab.NatSwitch(), cancel);
        Expect.That(context.Guest.IsStill(before), "a guest that is untouched");

        context.Report.Command(network.CommandFor(Operation.Set));
        SetResult result = await network.SetAsync(Lab.NatSwitch(), cancel);
        foreach (string notice in new Machine(result.After).Notices)
        {
            context.Report.Note(notice);
        }

        Expect.Same(result.Changed, Existence, "a change of");
        Expect.That((await network.TestAsync(Lab.NatSwitch(), cancel)).InDesiredState, "the switch in desired state");
        context.Report.Met("The switch, the guest's address on it and the NAT are there.");
    }

    /// <summary>Everything together, once more.</summary>
    public static async Task TestAllAsync(DemoContext context, CancellationToken cancel)
    {
        (string On, string Type, LabHost Where, JsonObject Wanted)[] all =
        [
            ("host", DemoContext.Nesting, context.Host, Lab.NestedWeb()),
            ("host", DemoContext.Network, context.Host, Lab.OpenWeb()),
            ("guest", DemoContext.Role, context.Guest, Lab.Role()),
            ("guest", DemoContext.Network, context.Guest, Lab.NatSwitch()),
        ];
        var rows = new List<string[]>();
        bool ready = true;
        foreach ((string on, string type, LabHost where, JsonObject wanted) in all)
        {
            TestResult test = await (await context.Open(type, where, cancel)).TestAsync(wanted, cancel);
            ready &= test.InDesiredState;
            rows.Add([on, type, string.Join(" ", new Machine(test.Actual).Reasons)]);
        }

        context.Report.Table(ReadyHeaders, rows);
        Expect.That(ready, "everything in desired state");
        context.Report.Met($"{Lab.Web} is ready: VMs in it reach the network through their switch with NAT.");
    }

    /// <summary>Everything taken back: switch and role in the guest, nesting on the host.</summary>
    public static async Task RemoveAsync(DemoContext context, CancellationToken cancel)
    {
        await ChangeAsync(context, DemoContext.Network, context.Guest, Lab.NoSwitch(), cancel);
        SetResult removed = await ChangeAsync(context, DemoContext.Role, context.Guest, Lab.NoRole(), cancel);
        Expect.That(removed.RestartRequired.Count == 1, "a restart that is asked for");
        RestartGuest(context);
        await ChangeAsync(context, DemoContext.Nesting, context.Host, Lab.PlainWeb(), cancel);

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

    private static IEnumerable<string[]> Features(JsonElement state) =>
        state.TryGetProperty("features", out JsonElement features)
            ? features.EnumerateArray().Select(static f => new[] { Json.Text(f, "name") ?? "", Json.Text(f, "state") ?? "" })
            : [];

    private static async Task<SetResult> ChangeAsync(
        DemoContext context, string type, LabHost where, JsonObject wanted, CancellationToken cancel)
    {
        IResourceEngine engine = await context.Open(type, where, cancel);
        context.Report.Command(engine.CommandFor(Operation.Set));
        context.Report.Input(Json.Readable(wanted));
        SetResult result = await engine.SetAsync(wanted, cancel);
        Expect.That(result.Changed.Count > 0, "a change");
        return result;
    }

    // As its administrator would.
    private static void RestartGuest(DemoContext context)
    {
        context.Report.Command($"nesteddsc restart {Path.GetFileName(context.Guest.File)}");
        SimulatedMachine.Restart(context.Guest.File);
    }
}
