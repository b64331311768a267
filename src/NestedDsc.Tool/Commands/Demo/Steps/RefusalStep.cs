using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps;

/// <summary>A running VM is not stopped unless the user allows it.</summary>
internal sealed class RefusalStep : IDemoStep
{
    private const int Blocked = 6;

    public string Title => $"{Lab.Sql} is running. May a set stop it?";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        JsonObject wanted = Lab.NestedSql();
        byte[] before = context.Host.Content();
        context.Report.Command(context.Engine.CommandFor(Operation.Set));
        context.Report.Input(Json.Readable(wanted));
        OperationException refusal = await RefusedAsync(() => context.Engine.SetAsync(wanted, cancel));
        context.Report.Say($"Exit code {refusal.ExitCode}: {refusal.ExitText}.");
        foreach (string error in refusal.Errors)
        {
            context.Report.Say(error);
        }

        OperationException forecast = await RefusedAsync(() => context.Engine.WhatIfAsync(wanted, cancel));
        Expect.That(refusal.ExitCode is Blocked, $"exit code {Blocked}");
        Expect.That(refusal.Errors.Count > 0, "a message that says why");
        Expect.That(forecast.ExitCode == refusal.ExitCode, "the same exit code from the what-if");
        Expect.That(context.Host.IsStill(before), "a host that is untouched");
        context.Report.Met("Not without permission; a what-if says the same. The host is untouched.");
    }

    private static async Task<OperationException> RefusedAsync(Func<Task<SetResult>> change)
    {
        try
        {
            await change();
        }
        catch (OperationException refusal) when (refusal.ExitCode is not null)
        {
            return refusal;
        }

        throw new UnexpectedException($"Expected {Lab.Sql} refused, because it is running.");
    }
}
