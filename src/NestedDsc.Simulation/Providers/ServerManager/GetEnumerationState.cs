using NestedDsc.Cim;
using NestedDsc.Simulation.OptionalFeatures;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>GetEnumerationRequestState: a poll of the list of components; they are there when it has ended.</summary>
internal sealed class GetEnumerationState : IMethod
{
    private static readonly MethodParameter[] Declared = [ManagerMethod.RequestGuid];

    public string ClassName => ManagerMethod.ClassName;

    public string Name => "GetEnumerationRequestState";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public bool IsStatic => true;

    public MethodAnswer Invoke(MethodContext context)
    {
        ServicingState state = ManagerMethod.Enter(context, Name);
        string id = ManagerInstances.Id(context, Name);
        if (!context.Host.Enumerations.TryGetValue(id, out int polls))
        {
            throw CimErrors.Make(CimErrorCode.NotFound, Name, $"There is no request {id}");
        }

        polls = polls > 0 ? polls - 1 : polls;
        context.Host.Enumerations[id] = polls;
        return new MethodAnswer(
            ReturnCodes.Completed, ManagerInstances.Enumeration(hasEnded: polls == 0),
            ManagerInstances.Components(polls == 0 ? ComponentCatalog.Of(state) : [], state));
    }
}
