using System.Text.Json.Nodes;
using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo;

/// <summary>Shows what a set changed, and what to know about it.</summary>
internal static class Changes
{
    public static void Show(SetResult result, Report report)
    {
        var before = new Machine(result.Before);
        var after = new Machine(result.After);
        foreach (string property in result.Changed)
        {
            report.Item($"{property}: {before.Value(property)} -> {after.Value(property)}");
        }

        foreach (string notice in after.Notices)
        {
            report.Note(notice);
        }
    }
}

/// <summary>Shows the sentences of a what-if.</summary>
internal static class Forecasts
{
    /// <summary>Shows a what-if: the command, its input, and what it says.</summary>
    public static async Task ShowAsync(DemoContext context, IResourceEngine engine, JsonObject wanted, CancellationToken cancel)
    {
        context.Report.Command(engine.CommandFor(Operation.WhatIf));
        context.Report.Input(Json.Readable(wanted));
        Show(await engine.WhatIfAsync(wanted, cancel), context.Report);
    }

    public static void Show(SetResult forecast, Report report)
    {
        foreach (string line in forecast.WhatIf)
        {
            report.Item(line);
        }

        Expect.That(
            forecast.WhatIf.Count > 0 && forecast.WhatIf.All(static line => line.StartsWith("Would ", StringComparison.Ordinal)),
            "sentences that begin with 'Would'");
    }
}

/// <summary>A set that must be refused before anything is touched.</summary>
internal static class Refusals
{
    private const int Blocked = 6;

    private const string Refused = "Set would be refused: ";

    /// <summary>Runs the set and its what-if, shows the refusal, and fails the demo unless the what-if foretells it.</summary>
    public static async Task ShowAsync(
        DemoContext context, IResourceEngine engine, LabHost host, JsonObject wanted, string what, CancellationToken cancel)
    {
        byte[] before = host.Content();
        context.Report.Command(engine.CommandFor(Operation.Set));
        context.Report.Input(Json.Readable(wanted));
        OperationException refusal = await RefusedAsync(() => engine.SetAsync(wanted, cancel), what);
        context.Report.Say($"Exit code {refusal.ExitCode}: {refusal.ExitText}.");
        foreach (string error in refusal.Errors)
        {
            context.Report.Say(error);
        }

        SetResult forecast = await engine.WhatIfAsync(wanted, cancel);
        Expect.That(refusal.ExitCode is Blocked, $"exit code {Blocked}");
        Expect.That(refusal.Errors.Count > 0, "a message that says why");
        Expect.That(forecast.Changed.Count == 0, "no changes by the what-if");
        Expect.That(
            forecast.WhatIf.Count > 0 && forecast.WhatIf.All(line => line.StartsWith(Refused, StringComparison.Ordinal)), $"a what-if that says '{Refused}...'");
        Expect.That(host.IsStill(before), "a host that is untouched");
    }

    private static async Task<OperationException> RefusedAsync(Func<Task<SetResult>> change, string what)
    {
        try
        {
            await change();
        }
        catch (OperationException refusal) when (refusal.ExitCode is not null)
        {
            return refusal;
        }

        throw new UnexpectedException($"Expected {what}.");
    }
}
