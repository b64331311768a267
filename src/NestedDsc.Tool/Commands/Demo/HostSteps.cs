using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>What the demo does on the Hyper-V host (L0).</summary>
internal static class HostSteps
{
    private static readonly string[] InventoryHeaders = ["VM", "State", "vCPUs", "Memory", "Nested", "Capable"];

    private static readonly string[] TestHeaders = ["Property", "Actual", "Desired", "Result"];

    private static readonly string[] Spoofing = ["macAddressSpoofing"];

    /// <summary>The VMs of the host.</summary>
    public static async Task ListVMsAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        context.Report.Command(nesting.CommandFor(Operation.Export));
        var machines = (await nesting.ExportAsync(cancel)).Select(static state => new Machine(state)).ToList();
        context.Report.Table(InventoryHeaders, machines.Select(Row));

        Expect.That(
            machines.Exists(static vm => vm is { Name: Lab.Web, Nested: false, Capable: true, State: "Off" }),
            $"{Lab.Web}, off and not nested");
        Expect.That(
            machines.Exists(static vm => vm is { Name: Lab.Sql, Nested: false, Capable: true, Running: true }),
            $"{Lab.Sql}, running and not nested");
        context.Report.Met(Summary(machines));
    }

    /// <summary>A VM that is not as wanted.</summary>
    public static async Task TestAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        JsonObject wanted = Lab.NestedWeb();
        context.Report.Command(nesting.CommandFor(Operation.Test));
        context.Report.Input(Json.Readable(wanted));
        TestResult test = await nesting.TestAsync(wanted, cancel);
        var machine = new Machine(test.Actual);
        // The first property says which VM it is; the others are what is wanted of it.
        context.Report.Table(
            TestHeaders,
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

    /// <summary>What a set would do.</summary>
    public static async Task WhatIfAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        byte[] before = context.Host.Content();
        context.Report.Command(nesting.CommandFor(Operation.WhatIf));
        SetResult forecast = await nesting.WhatIfAsync(Lab.NestedWeb(), cancel);
        Forecasts.Show(forecast, context.Report);

        Expect.Same(forecast.Changed, Lab.WebDifferences, "changes of");
        Expect.That(context.Host.IsStill(before), "a host that is untouched");
        context.Report.Met("That is all it would do. The host is untouched.");
    }

    /// <summary>The change itself.</summary>
    public static async Task SetAsync(DemoContext context, CancellationToken cancel)
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

    /// <summary>Nothing is left to do.</summary>
    public static async Task RepeatAsync(DemoContext context, CancellationToken cancel)
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

    /// <summary>A running VM is not stopped unless the user allows it.</summary>
    public static async Task RefuseAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        await Refusals.ShowAsync(
            context, nesting, context.Host, Lab.NestedSql(), $"{Lab.Sql} refused, because it is running", cancel);
        context.Report.Met("Not without permission; a what-if says the same. The host is untouched.");
    }

    /// <summary>The same VM, with permission to shut the guest down and a checkpoint to come back to.</summary>
    public static async Task PermitAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        JsonObject wanted = Lab.NestedSqlWithPermission();
        await Forecasts.ShowAsync(context, nesting, wanted, cancel);

        context.Report.Command(nesting.CommandFor(Operation.Set));
        SetResult result = await nesting.SetAsync(wanted, cancel);
        Changes.Show(result, context.Report);
        var machine = new Machine(result.After);
        Expect.That(machine.Nested, $"{Lab.Sql}, nested");
        Expect.That(machine.Running, $"{Lab.Sql}, running again");
        Expect.That(machine.Checkpoints.Contains(Lab.CheckpointName, StringComparer.Ordinal), $"a checkpoint '{Lab.CheckpointName}'");
        Expect.That((await nesting.TestAsync(wanted, cancel)).InDesiredState, $"{Lab.Sql} in desired state");
        context.Report.Met($"{Lab.Sql} is nested and runs again. It has a checkpoint '{Lab.CheckpointName}'.");
    }

    /// <summary>The network of a nested host, on its own host.</summary>
    public static async Task AllowSpoofingAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine network = await context.NetworkAsync(context.Host, cancel);
        await Forecasts.ShowAsync(context, network, Lab.OpenWeb(), cancel);
        context.Report.Command(network.CommandFor(Operation.Set));
        SetResult result = await network.SetAsync(Lab.OpenWeb(), cancel);
        Changes.Show(result, context.Report);

        Expect.Same(result.Changed, Spoofing, "a change of");
        Expect.That((await network.SetAsync(Lab.OpenWeb(), cancel)).Changed.Count == 0, "no changes by another set");
        context.Report.Met($"Every network adapter of {Lab.Web} lets them through, and another set changes nothing.");
    }

    private static string[] Row(Machine vm) =>
        [vm.Name, vm.State, vm.Processors, vm.MemoryAndKind, YesOrNo(vm.Nested), YesOrNo(vm.Capable)];

    private static string Summary(List<Machine> machines)
    {
        string nested = Names(machines.Where(static vm => vm.Nested).Select(static vm => vm.Name));
        string incapable = Names(
            machines.Where(static vm => !vm.Capable).Select(static vm => $"{vm.Name} (configuration version {vm.ConfigurationVersion})"));
        return $"{machines.Count} VMs. Nested: {nested}. Not capable of it: {incapable}.";
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("none"));

    private static string YesOrNo(bool value) => value ? "yes" : "no";
}
