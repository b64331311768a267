using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers.Jobs;

/// <summary>Msvm_ConcreteJob.RequestStateChange (win32 docs): 4 terminates, 5 kills a job that can be cancelled.</summary>
internal sealed class RequestJobStateChange : IMethod
{
    private static readonly MethodParameter[] Declared =
    [
        new("RequestedState", CimType.UInt16),
        new("TimeoutPeriod", CimType.DateTime, IsRequired: false),
    ];

    public string ClassName => JobInstances.ClassName;

    public string Name => "RequestStateChange";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public MethodAnswer Invoke(MethodContext context)
    {
        Operation? operation = JobMethods.Operation(context);
        if (context.Number("RequestedState") is not (4 or 5))
        {
            return new MethodAnswer(ReturnCodes.InvalidParameter);
        }

        if (operation is null || operation.HasEnded || !operation.Cancellable)
        {
            return new MethodAnswer(ReturnCodes.InvalidState);
        }

        operation.End(new JobOutcome(JobState.Killed, (ushort)ReturnCodes.Failed, context.Texts.JobKilled));
        EditRunner.Run(context.Host.Document, operation.Effect);
        context.Host.Operations.Close(operation);
        return new MethodAnswer(ReturnCodes.Completed);
    }
}
