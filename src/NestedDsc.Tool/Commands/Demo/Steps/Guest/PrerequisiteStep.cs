using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Guest;

/// <summary>The role is not installed where it could not run.</summary>
internal sealed class PrerequisiteStep : IDemoStep
{
    public string Title => "Had the host not exposed its virtualization extensions, what would the guest say?";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine role = await context.RoleAsync(context.Plain, cancel);
        await Refusals.ShowAsync(
            context, role, context.Plain, Lab.Role(), "the role refused, because the extensions are not exposed", cancel);
        context.Report.Met("It stops before the role is installed, and names the setting on the host.");
    }
}
