using NestedDsc.Cim;
using NestedDsc.Simulation.OptionalFeatures;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>
/// GetAlterationRequestState: how far a request has come. Requests are known until Windows restarts, whatever
/// KeepAlterationStateOnRestartRequired says.
/// </summary>
internal sealed class GetAlterationState : IMethod
{
    private static readonly MethodParameter[] Declared =
    [
        ManagerMethod.RequestGuid,
        new("KeepAlterationStateOnRestartRequired", CimType.Boolean, IsRequired: false),
    ];

    public string ClassName => ManagerMethod.ClassName;

    public string Name => "GetAlterationRequestState";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public bool IsStatic => true;

    public MethodAnswer Invoke(MethodContext context)
    {
        ServicingState state = ManagerMethod.Enter(context, Name);
        string id = ManagerInstances.Id(context, Name);
        Alteration alteration = state.FindAlteration(id)
            ?? throw CimErrors.Make(CimErrorCode.NotFound, Name, $"There is no request {id}");
        return new MethodAnswer(
            ReturnCodes.Completed, ManagerInstances.AlterationState(alteration),
            ManagerInstances.Components(
                ComponentCatalog.Of(state).Where(c => alteration.Components.Contains(c.UniqueName, StringComparer.OrdinalIgnoreCase)), state));
    }
}
