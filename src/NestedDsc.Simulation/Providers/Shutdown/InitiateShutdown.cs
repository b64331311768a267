using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Knobs;
using NestedDsc.Simulation.Providers.ComputerSystems;

namespace NestedDsc.Simulation.Providers.Shutdown;

/// <summary>
/// Msvm_ShutdownComponent.InitiateShutdown (win32 docs): asks the guest. There is no job: 0 means that the request was delivered,
/// and the VM shows itself running until it is off some time later, or never.
/// </summary>
internal sealed class InitiateShutdown : IMethod
{
    private static readonly MethodParameter[] Declared = [new("Force", CimType.Boolean), new("Reason", CimType.String)];

    public string ClassName => ShutdownComponent.ClassName;

    public string Name => nameof(InitiateShutdown);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (Vm.Find(context.Namespace, context.Target.Text("SystemName")) is not { } vm || vm.State != VmState.Running)
        {
            return new MethodAnswer(ReturnCodes.InvalidState);
        }

        if (context.IsBusy(vm))
        {
            return new MethodAnswer(ReturnCodes.InUse);
        }

        if (context.Host.Operations.Shutdown(vm.Id) is not null)
        {
            return new MethodAnswer(ReturnCodes.ShutdownInProgress);
        }

        if (!ShutdownComponent.IsReady(context.Target))
        {
            return new MethodAnswer(ReturnCodes.NotReady);
        }

        GuestSettings guest = context.Host.Settings.Guest(vm.Id);
        switch (guest.Shutdown)
        {
            case GuestShutdown.NotReady:
                return new MethodAnswer(ReturnCodes.NotReady);
            case GuestShutdown.Locked when !context.Flag("Force"):
                return new MethodAnswer(ReturnCodes.Locked);
            case GuestShutdown.Ignores:
                return new MethodAnswer(ReturnCodes.Completed);
        }

        context.Add(new Operation
        {
            Id = context.Host.Operations.NewId($"{Name}:{vm.Id}"),
            VmId = vm.Id,
            HasJob = false,
            IsExclusive = false,
            PollsLeft = guest.ShutdownPolls,
            PollsTotal = guest.ShutdownPolls,
            Seconds = guest.ShutdownSeconds,
            OnSuccess = StateEdits.Arrive(context.Host, context.Namespace, vm, VmStates.Off),
        });
        return new MethodAnswer(ReturnCodes.Completed);
    }
}
