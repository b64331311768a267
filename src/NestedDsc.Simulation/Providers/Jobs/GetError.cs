using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers.Jobs;

/// <summary>Msvm_ConcreteJob.GetError (win32 docs): the job's error as Msvm_Error in CIM-XML; none while all is well.</summary>
internal sealed class GetError : IMethod
{
    public string ClassName => JobInstances.ClassName;

    public string Name => nameof(GetError);

    public IReadOnlyList<MethodParameter> Parameters => [];

    public MethodAnswer Invoke(MethodContext context) =>
        new(ReturnCodes.Completed, CimProperty.OfString("Error", JobMethods.ErrorText(JobMethods.Operation(context))));
}
