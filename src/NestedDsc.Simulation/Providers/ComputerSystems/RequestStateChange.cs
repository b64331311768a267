using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Knobs;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Providers.Shutdown;

namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>Msvm_ComputerSystem.RequestStateChange (win32 docs): power of a VM. 4 has the guest shut down.</summary>
internal sealed class RequestStateChange : IMethod
{
    private static readonly MethodParameter[] Declared =
    [
        new("RequestedState", CimType.UInt16),
        new("TimeoutPeriod", CimType.DateTime, IsRequired: false),
    ];

    public string ClassName => Vm.SystemClass;

    public string Name => nameof(RequestStateChange);

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        if (Vm.Find(context.Namespace, context.Target.Text("Name")) is not { } vm)
        {
            // The host's own instance can't be switched.
            return new MethodAnswer(ReturnCodes.NotSupported, MethodContext.NoJob());
        }

        if (context.Value("TimeoutPeriod") is not null)
        {
            return new MethodAnswer(ReturnCodes.TimeoutNotSupported, MethodContext.NoJob());
        }

        ulong requested = context.Number("RequestedState") ?? 0;
        if (StateChange.Of(requested, vm.State, context.Host.Settings.Variants) is not { } change)
        {
            uint code = vm.State == VmState.Transition ? context.Host.Settings.Variants.RequestInTransition.ToCode() : ReturnCodes.InvalidState;
            return new MethodAnswer(code, MethodContext.NoJob());
        }

        if (context.IsBusy(vm))
        {
            return new MethodAnswer(ReturnCodes.InUse, MethodContext.NoJob());
        }

        if (context.Host.Operations.Shutdown(vm.Id) is { } shutdown)
        {
            context.Host.Operations.Close(shutdown, context.Host.Clock.UtcNow);
        }

        var before = new StatePhase((ushort)vm.System.Number64("EnabledState"), "", StatePhase.Fine);
        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = change.JobType,
            Caption = Caption(context.Texts, change),
            Outcome = change.NeedsResources ? StartChecks.Check(context, vm)
                : change.NeedsGuest ? AskGuest(context, vm)
                : JobOutcome.Success,
            AtStart = [StateEdits.Show(vm, change.Begin, CimProperty.OfUInt16("RequestedState", (ushort)requested))],
            Meanwhile = change.Later is { } later ? [StateEdits.Show(vm, later)] : [],
            OnSuccess = StateEdits.Arrive(context.Host, context.Namespace, vm, change.Final),
            OnFailure = [StateEdits.Show(vm, before)],
            Affected = [vm.System.Path],
            Settles = true,
        });
    }

    private static JobOutcome AskGuest(MethodContext context, Vm vm) =>
        ShutdownComponent.Of(context.Namespace, vm) is { } component && ShutdownComponent.IsReady(component)
        && context.Host.Settings.Guest(vm.Id).Shutdown is GuestShutdown.Obeys
            ? JobOutcome.Success
            : JobOutcome.Failure((ushort)ReturnCodes.Failed, string.Format(Format.Invariant, context.Texts.ShutdownFailed, vm.Name, vm.Id));

    private static string Caption(Texts texts, StateChange change) => change.JobType switch
    {
        12 or 15 => texts.StartVm,
        13 when change.NeedsGuest => texts.ShutDownVm,
        13 => texts.StopVm,
        14 => texts.SaveVm,
        26 => texts.PauseVm,
        27 => texts.ResumeVm,
        _ => texts.ResetVm,
    };
}
