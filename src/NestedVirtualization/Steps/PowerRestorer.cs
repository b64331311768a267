using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Power;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.NestedVirtualization.Steps;

/// <summary>Brings a machine that a step has stopped back to the state it was in.</summary>
internal static class PowerRestorer
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Starts the machine if it is off, and pauses it if it was paused. One that was saved or hibernated stays off: what it would start into,
    /// and save, is not what was saved.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="machine">The machine as it was before.</param>
    /// <param name="mayStillGoOff">Whether it may be on its way to off, though it does not look like it.</param>
    public static void Restore(HyperVConnection connection, VirtualMachine machine, bool mayStillGoOff)
    {
        if (mayStillGoOff)
        {
            AwaitOff(connection, machine);
        }

        VirtualMachineState? now = MachineReader.ReadState(connection, machine.Id, connection.Within(HyperVConnection.ReadTimeout));
        if (now == VirtualMachineState.Off && machine.State is not (VirtualMachineState.Saved or VirtualMachineState.Hibernated))
        {
            PowerControl.Request(
                connection, machine, RequestedState.Enabled, VirtualMachineState.Running, $"Starting {machine.Display} again");
            now = VirtualMachineState.Running;
        }

        if (now == VirtualMachineState.Running && machine.State == VirtualMachineState.Paused)
        {
            PowerControl.Request(
                connection, machine, RequestedState.Quiesce, VirtualMachineState.Paused, $"Pausing {machine.Display} again");
        }
    }

    private static void AwaitOff(HyperVConnection connection, VirtualMachine machine)
    {
        CimDeadline settling = connection.Within(Settling);
        while (MachineReader.ReadState(connection, machine.Id, connection.Within(HyperVConnection.ReadTimeout)) != VirtualMachineState.Off && !settling.HasPassed)
        {
            connection.Session.Clock.Wait(PollInterval);
        }
    }
}
