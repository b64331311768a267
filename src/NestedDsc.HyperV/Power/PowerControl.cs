using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Power;

/// <summary>Starts, stops, pauses and saves machines, and waits until they are in the new state.</summary>
/// <remarks>
/// What counts is the state that is read afterwards. Hyper-V refuses a request with 32775 also when the machine is in the
/// wanted state already, and a job ends a little before the state changes.
/// </remarks>
public static class PowerControl
{
    /// <summary>Return value of InitiateShutdown (Msvm_ShutdownComponent).</summary>
    private const uint ShutdownInProgress = 32782;

    /// <summary>Return value of InitiateShutdown: the guest's services have not started yet.</summary>
    private const uint GuestNotReady = 32780;

    /// <summary>Answers of InitiateShutdown that say for certain that the guest was not asked to shut down.</summary>
    private static readonly uint[] Refusals =
        [ReturnCodes.AccessDenied, ReturnCodes.NotSupported, ReturnCodes.InvalidParameter, ReturnCodes.SystemInUse, ReturnCodes.InvalidState, GuestNotReady, 32781];

    private const int MostReadFailures = 4;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan GuestPollInterval = TimeSpan.FromSeconds(1);

    /// <summary>How long the state may lag behind the end of the job. Programs in the field allow 2.5 s.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>Asks a machine for a state and waits until it is in it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="request">What to ask for.</param>
    /// <param name="wanted">The state that it is to come to.</param>
    /// <param name="action">What is being done, as the beginning of a sentence, such as <c>Starting VM 'x'</c>.</param>
    /// <returns>Since when it is in that state, in UTC; <see langword="null"/> if that was not told.</returns>
    /// <exception cref="CimMethodException">Hyper-V refused, or its job failed.</exception>
    /// <exception cref="MachineStateException">The machine came to another state.</exception>
    /// <exception cref="CimDeadlineException">It took too long.</exception>
    public static DateTime? Request(
        HyperVConnection connection, VirtualMachine machine, RequestedState request, VirtualMachineState wanted, string action)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(machine);
        CimDeadline deadline = connection.Within(HyperVConnection.PowerTimeout);
        var call = new CimMethodCall(
            machine.Path,
            "RequestStateChange",
            [CimProperty.OfUInt16("RequestedState", (ushort)request), new CimProperty("TimeoutPeriod", CimType.DateTime, Value: null)]);
        try
        {
            connection.Session.InvokeAndWait(call, action, deadline, BusyRetry.Default);
        }
        catch (Exception failed) when (failed is CimMethodException or CimException
            && ComesTo(connection, machine, wanted, IndeterminateFailure.IsOutcomeUnknown(failed) ? Settling : default))
        {
            return null;
        }

        return WaitFor(connection, machine, wanted, action, connection.Within(Settling));
    }

    /// <summary>Asks the guest to shut down, as its own user would, and waits until the machine is off.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="timeout">How long the guest may take.</param>
    /// <param name="reason">What the guest's log says.</param>
    /// <returns>Since when it is off, in UTC; <see langword="null"/> if that was not told.</returns>
    /// <exception cref="CimMethodException">The guest refused, for example because somebody is logged on and has locked it.</exception>
    /// <exception cref="MachineStateException">The guest has no shutdown service that is ready, or the machine is paused.</exception>
    /// <exception cref="ShutdownTimeoutException">The guest took too long; it may still shut down later.</exception>
    public static DateTime? ShutDown(HyperVConnection connection, VirtualMachine machine, TimeSpan timeout, string reason)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(machine);
        string action = $"Shutting down {machine.Display}";
        CimDeadline deadline = connection.Within(timeout);
        Initiate(connection, machine, action, reason, deadline);
        try
        {
            return WaitFor(connection, machine, VirtualMachineState.Off, action, deadline);
        }
        catch (CimDeadlineException)
        {
            throw new ShutdownTimeoutException(machine.Display, timeout);
        }
    }

    // A guest that was resumed a moment ago needs a while before it can be asked.
    private static void Initiate(HyperVConnection connection, VirtualMachine machine, string action, string reason, CimDeadline deadline)
    {
        CimDeadline settling = connection.Within(Settling);
        while (true)
        {
            try
            {
                var call = new CimMethodCall(
                    ShutdownComponent(connection, machine, action),
                    "InitiateShutdown",
                    [CimProperty.OfBoolean("Force", value: false), CimProperty.OfString("Reason", reason)]);
                connection.Session.InvokeAndWait(call, action, deadline, BusyRetry.Default);
                return;
            }
            catch (CimMethodException refused) when (refused.ReturnValue == ShutdownInProgress)
            {
                // Somebody else asked for it: wait with them.
                return;
            }
            catch (Exception failed) when (failed is CimMethodException or CimException or MachineStateException && ComesTo(connection, machine, VirtualMachineState.Off, PatienceAfter(failed)))
            {
                return;
            }
            catch (Exception early) when (IsTooEarly(early) && !settling.HasPassed && !deadline.HasPassed)
            {
                connection.Session.Clock.Wait(GuestPollInterval);
            }
        }
    }

    // What is no refusal may have had its effect: the guest is given time to show it.
    private static TimeSpan PatienceAfter(Exception failed) => failed switch
    {
        CimMethodException method => Refusals.Contains(method.Code) ? default : Settling,
        CimException server => server.Code is CimErrorCode.Failed or CimErrorCode.TimedOut ? Settling : default,
        _ => default,
    };

    private static bool IsTooEarly(Exception failed) => failed is MachineStateException or CimMethodException { Code: GuestNotReady };

    /// <summary>Whether a machine gets to a state although a call failed: an error can come back from a call that had its effect.</summary>
    private static bool ComesTo(HyperVConnection connection, VirtualMachine machine, VirtualMachineState wanted, TimeSpan patience = default)
    {
        CimDeadline patient = connection.Within(patience);
        CimDeadline settling = connection.Within(Settling);
        while (true)
        {
            VirtualMachineState? state = MachineReader.ReadState(connection, machine.Id, connection.Within(HyperVConnection.ReadTimeout));
            if (state == wanted)
            {
                return true;
            }

            if (state?.IsTransition() == true ? settling.HasPassed : patient.HasPassed)
            {
                return false;
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }

    // A component that is there is not enough: without a guest that answers, the call would have no effect.
    private static CimPath ShutdownComponent(HyperVConnection connection, VirtualMachine machine, string action)
    {
        (CimObject? system, CimObject? component) = ReadShutdown(connection, machine.Id);
        if (system is not null && EnabledStates.Read(system) == VirtualMachineState.Paused)
        {
            throw new MachineStateException($"{action} failed: the VM is paused, and a paused guest can't shut down.");
        }

        GuestShutdown shutdown = GuestShutdowns.Read(component);
        if (shutdown != GuestShutdown.Ready)
        {
            throw new MachineStateException($"{action} failed: {GuestShutdowns.Reason(shutdown)}.");
        }

        CimProperty[] keys =
            [.. component!.Properties.Where(static p => p.Name.ToUpperInvariant() is "CREATIONCLASSNAME" or "DEVICEID" or "SYSTEMCREATIONCLASSNAME" or "SYSTEMNAME")];
        return new CimPath(CimNamespaces.Virtualization, "Msvm_ShutdownComponent", keys);
    }

    private static (CimObject? System, CimObject? Component) ReadShutdown(HyperVConnection connection, Guid id)
    {
        CimQuery system = MachineLookup.Query(new MachineIdentity(Name: null, id));
        try
        {
            CimObject[] rows = [.. connection.ReadByKey([system, MachineQueries.ShutdownByKey(id)], system, MachineQueries.ShutdownFiltering(id))];
            return (Array.Find(rows, static r => Is(r, "Msvm_ComputerSystem")), Array.Find(rows, static r => Is(r, "Msvm_ShutdownComponent")));
        }
        catch (CimException gone) when (gone.Code == CimErrorCode.NotFound)
        {
            return default;
        }
    }

    private static bool Is(CimObject row, string className) => string.Equals(row.ClassName, className, StringComparison.OrdinalIgnoreCase);

    private static DateTime? WaitFor(
        HyperVConnection connection, VirtualMachine machine, VirtualMachineState wanted, string action, CimDeadline deadline)
    {
        int failures = 0;
        int absences = 0;
        while (true)
        {
            (VirtualMachineState State, DateTime? Since)? state;
            try
            {
                state = MachineReader.ReadStateSince(connection, machine.Id, connection.Within(HyperVConnection.ReadTimeout));
                failures = 0;
            }
            catch (CimException) when (++failures < MostReadFailures && !deadline.HasPassed)
            {
                // One look that fails must not make a machine that is on its way pass for one that stayed as it was.
                connection.Session.Clock.Wait(GuestPollInterval);
                continue;
            }

            if (state?.State == wanted)
            {
                return state.Value.Since;
            }

            if (state is null && ++absences < MostReadFailures && !deadline.HasPassed)
            {
                // A machine on its way is not found for a moment now and then; it has not gone before it stays away.
                connection.Session.Clock.Wait(GuestPollInterval);
                continue;
            }

            if (state is null)
            {
                throw new MachineStateException($"{action} failed: the VM does not exist any more.");
            }

            if (state.Value.State == VirtualMachineState.Critical)
            {
                throw new MachineStateException($"{action} failed: the VM is in a critical state. Look at its storage and at Hyper-V's event log.");
            }

            if (deadline.HasPassed)
            {
                throw new CimDeadlineException($"{action} (the VM is {state.Value.State})");
            }

            connection.Session.Clock.Wait(PollInterval);
        }
    }
}
