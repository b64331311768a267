using NestedDsc.Cim;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>GetServerComponentsAsync: begins to list the components. They come with GetEnumerationRequestState.</summary>
internal sealed class GetServerComponents : IMethod
{
    private static readonly MethodParameter[] Declared = [ManagerMethod.RequestGuid];

    public string ClassName => ManagerMethod.ClassName;

    public string Name => "GetServerComponentsAsync";

    public IReadOnlyList<MethodParameter> Parameters => Declared;

    public bool IsStatic => true;

    public MethodAnswer Invoke(MethodContext context)
    {
        ManagerMethod.Enter(context, Name);
        int polls = context.Effects.NeverEnds ? -1 : context.Host.Settings.JobPolls;
        context.Host.Enumerations[ManagerInstances.Id(context, Name)] = polls;
        return new MethodAnswer(
            ReturnCodes.Completed, ManagerInstances.Enumeration(hasEnded: false),
            new CimProperty("ServerComponents", CimType.Instance, Array.Empty<CimObject>(), IsArray: true));
    }
}
