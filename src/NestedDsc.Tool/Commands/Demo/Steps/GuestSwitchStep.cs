using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.Demo.Steps;

/// <summary>A switch with NAT inside the guest.</summary>
internal sealed class GuestSwitchStep : IDemoStep
{
    private static readonly string[] Changed = ["_exist"];

    public string Title => "In the guest, another simulated host: a switch with NAT for its VMs.";

    public async Task RunAsync(DemoContext context, CancellationToken cancel)
    {
        IResourceEngine network = await context.OpenNetworkAsync(context.Guest, cancel);
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
