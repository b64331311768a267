using NestedDsc.Cim;
using NestedDsc.Simulation.OptionalFeatures;

namespace NestedDsc.Simulation.Providers.ServerManager;

/// <summary>What the methods of MSFT_ServerManagerDeploymentTasks have in common: all are static, and need elevation.</summary>
internal static class ManagerMethod
{
    public const string ClassName = "MSFT_ServerManagerDeploymentTasks";

    public static readonly MethodParameter RequestGuid = new("RequestGuid", CimType.Instance);

    /// <summary>Lets a caller in.</summary>
    /// <returns>Servicing of the host.</returns>
    /// <exception cref="CimException">This Windows is no server, or the caller is not elevated.</exception>
    public static ServicingState Enter(MethodContext context, string operation)
    {
        ServicingState state = context.Host.Servicing is { IsServer: true } server
            ? server
            : throw CimErrors.Make(CimErrorCode.NotSupported, operation, "Server Manager is a part of Windows Server.");
        return state.Elevated ? state : throw CimErrors.Make(CimErrorCode.AccessDenied, operation, "Access denied");
    }

    /// <summary>Begins to add or remove components.</summary>
    public static MethodAnswer Alter(MethodContext context, string operation, bool isAddition, IReadOnlyList<string> sources)
    {
        ServicingState state = Enter(context, operation);
        string id = ManagerInstances.Id(context, operation);
        if (state.FindAlteration(id) is not null)
        {
            throw CimErrors.Make(CimErrorCode.InvalidParameter, operation, "RequestGuid is in use");
        }

        CimObject[] descriptors = context.Value("ServerComponentDescriptors") as CimObject[] ?? [];
        string[] components = [.. descriptors.Select(d => ComponentCatalog.Of(state)
            .FirstOrDefault(c => string.Equals(c.DescriptorClass, d.ClassName, StringComparison.OrdinalIgnoreCase))?.UniqueName
            ?? throw CimErrors.Make(CimErrorCode.InvalidParameter, operation, $"{d.ClassName} is no component of this server"))];
        if (components.Length == 0)
        {
            throw CimErrors.Make(CimErrorCode.InvalidParameter, operation, "ServerComponentDescriptors is empty");
        }

        int polls = context.Host.Settings.JobPolls;
        Alteration alteration = AlterationRunner.Check(
            new Alteration
            {
                Id = id,
                IsAddition = isAddition,
                Components = components,
                Sources = sources,
                PollsLeft = context.Effects.NeverEnds ? -1 : polls,
                PollsTotal = polls,
                IsIgnored = context.Effects.KeepsNothing,
            },
            state, context.Host.Document);
        if (context.Effects.Outcome is { IsSuccess: false } failure && alteration.ErrorId.Length == 0)
        {
            alteration = alteration with { ErrorId = "Injected", ErrorMessage = failure.Description };
        }

        context.Host.Set(state with { Alterations = [.. state.Alterations, alteration] });
        return new MethodAnswer(ReturnCodes.Completed, ManagerInstances.AlterationState(alteration));
    }
}
