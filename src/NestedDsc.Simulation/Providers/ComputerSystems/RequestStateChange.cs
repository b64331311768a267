using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers.ComputerSystems;

/// <summary>Msvm_ComputerSystem.RequestStateChange (win32 docs): power of a VM.</summary>
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
        if (vm.IsInService || context.Host.Operations.Busy(vm.Id) is not null)
        {
            return new MethodAnswer(ReturnCodes.InUse, MethodContext.NoJob());
        }

        if (StateChange.Of(requested, vm.State) is not { } change)
        {
            return new MethodAnswer(ReturnCodes.InvalidState, MethodContext.NoJob());
        }

        if (context.Host.Operations.Shutdown(vm.Id) is { } shutdown)
        {
            context.Host.Operations.Close(shutdown, context.Host.Clock.UtcNow);
        }

        ushort before = (ushort)vm.System.Number64("EnabledState");
        return context.Do(new OperationRequest
        {
            Method = Name,
            VmId = vm.Id,
            JobType = change.JobType,
            Caption = Caption(context.Texts, change),
            Outcome = change.NeedsResources ? StartChecks.Check(context, vm) : JobOutcome.Success,
            AtStart =
            [
                StateEdits.SetState(vm, change.Meanwhile),
                Edit.Set(vm.System.Path, CimProperty.OfUInt16("RequestedState", (ushort)requested)),
            ],
            OnSuccess = StateEdits.Arrive(context.Host, context.Namespace, vm, change.Final),
            OnFailure = [StateEdits.SetState(vm, before)],
            Affected = [vm.System.Path],
            Settles = true,
        });
    }

    private static string Caption(Texts texts, StateChange change) => change.JobType switch
    {
        12 or 15 => texts.StartVm,
        13 => texts.StopVm,
        14 => texts.SaveVm,
        26 => texts.PauseVm,
        27 => texts.ResumeVm,
        _ => texts.ResetVm,
    };
}
