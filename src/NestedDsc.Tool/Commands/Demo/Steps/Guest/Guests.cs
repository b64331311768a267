using NestedDsc.Simulation;

namespace NestedDsc.Tool.Commands.Demo.Steps.Guest;

/// <summary>What happens to the guest as a whole.</summary>
internal static class Guests
{
    /// <summary>Restarts the simulated guest, as its administrator would.</summary>
    public static void Restart(DemoContext context)
    {
        context.Report.Command($"nesteddsc restart {Path.GetFileName(context.Guest.File)}");
        SimulatedMachine.Restart(context.Guest.File);
    }
}
