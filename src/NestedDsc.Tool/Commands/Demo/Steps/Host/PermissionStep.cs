using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Host;

/// <summary>The same VM, with permission to shut the guest down and a checkpoint to come back to.</summary>
internal sealed class PermissionStep : IDemoStep
{
    public string Title => "The same, with permission to shut the guest down and with a checkpoint.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        JsonObject wanted = Lab.NestedSqlWithPermission();
        context.Report.Command(nesting.CommandFor(Operation.WhatIf));
        context.Report.Input(Json.Readable(wanted));
        Forecasts.Show(await nesting.WhatIfAsync(wanted, cancel), context.Report);

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
}
