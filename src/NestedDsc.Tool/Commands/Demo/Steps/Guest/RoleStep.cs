using System.Text.Json;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Guest;

/// <summary>The Hyper-V role.</summary>
internal sealed class RoleStep : IDemoStep
{
    public string Title => "They are exposed. Install the Hyper-V role, its management tools, and Containers.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine role = await context.RoleAsync(context.Guest, cancel);
        byte[] before = context.Guest.Content();
        context.Report.Command(role.CommandFor(Operation.WhatIf));
        context.Report.Input(Json.Readable(Lab.Role()));
        Forecasts.Show(await role.WhatIfAsync(Lab.Role(), cancel), context.Report);
        Expect.That(context.Guest.IsStill(before), "a guest that is untouched");

        context.Report.Command(role.CommandFor(Operation.Set));
        SetResult result = await role.SetAsync(Lab.Role(), cancel);
        context.Report.Table(["Feature", "State"], Features(result.After));
        Expect.Same(result.Changed, ["_exist", "includeContainers"], "changes of");
        Expect.That(result.RestartRequired.Count == 1, "a restart that is asked for");
        context.Report.Met($"Done so far; {result.RestartRequired[0]} has to restart. Nothing here restarts it by itself.");
    }

    private static IEnumerable<string[]> Features(JsonElement state) =>
        state.TryGetProperty("features", out JsonElement features)
            ? features.EnumerateArray().Select(static f => new[] { Json.Text(f, "name") ?? "", Json.Text(f, "state") ?? "" })
            : [];
}
