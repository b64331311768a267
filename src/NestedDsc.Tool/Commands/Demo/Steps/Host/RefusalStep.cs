using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Host;

/// <summary>A running VM is not stopped unless the user allows it.</summary>
internal sealed class RefusalStep : IDemoStep
{
    public string Title => $"{Lab.Sql} is running. May a set stop it?";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine nesting = await context.NestingAsync(context.Host, cancel);
        await Refusals.ShowAsync(
            context, nesting, context.Host, Lab.NestedSql(), $"{Lab.Sql} refused, because it is running", cancel);
        context.Report.Met("Not without permission; a what-if says the same. The host is untouched.");
    }
}
