using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers.Jobs;

/// <summary>Msvm_ConcreteJob.GetErrorEx (win32 docs): all errors of the job as Msvm_Error in CIM-XML; none while all is well.</summary>
internal sealed class GetErrorEx : IMethod
{
    public string ClassName => JobInstances.ClassName;

    public string Name => nameof(GetErrorEx);

    public IReadOnlyList<MethodParameter> Parameters => [];

    public MethodAnswer Invoke(MethodContext context) =>
        new(
            ReturnCodes.Completed,
            CimProperty.OfStrings("Errors", JobMethods.ErrorText(JobMethods.Operation(context)) is { } text ? [text] : []));
}
