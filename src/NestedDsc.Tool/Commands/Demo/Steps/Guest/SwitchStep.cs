using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps.Guest;

/// <summary>A switch with NAT inside the guest.</summary>
internal sealed class SwitchStep : IDemoStep
{
    private static readonly string[] Changed = ["_exist"];

    public string Title => "A switch with NAT for the VMs inside.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine network = await context.NetworkAsync(context.Guest, cancel);
        byte[] before = context.Guest.Content();
        context.Report.Command(network.CommandFor(Operation.WhatIf));
        context.Report.Input(Json.Readable(Lab.NatSwitch()));
        Forecasts.Show(await network.WhatIfAsync(Lab.NatSwitch(), cancel), context.Report);
        Expect.That(context.Guest.IsStill(before), "a guest that is untouched");

        context.Report.Command(network.CommandFor(Operation.Set));
        SetResult result = await network.SetAsync(Lab.NatSwitch(), cancel);
        foreach (string notice in new Machine(result.After).Notices)
        {
            context.Report.Note(notice);
        }

        Expect.Same(result.Changed, Changed, "a change of");
        Expect.That((await network.TestAsync(Lab.NatSwitch(), cancel)).InDesiredState, "the switch in desired state");
        context.Report.Met("The switch, the guest's address on it and the NAT are there.");
    }
}
