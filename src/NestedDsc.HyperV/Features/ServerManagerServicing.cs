using NestedDsc.Cim;
using NestedDsc.HyperV.Features.ServerManager;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Features;

/// <summary>
/// Features of Windows Server by Server Manager's tasks over CIM, for processes that DISM is not registered for. Features are named as
/// DISM names them; Server Manager's own checks of prerequisites take place, which DISM does not make.
/// </summary>
/// <param name="connection">The connection; it is not disposed of.</param>
public sealed class ServerManagerServicing(HyperVConnection connection) : IFeatureServicing
{
    /// <summary>Time to list the components of a server; the first list after a start takes longest.</summary>
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(3);

    private readonly DeploymentTasks _tasks = new(connection.Session);

    /// <summary>What Server Manager warned of in the last change, in the language of Windows.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<FeatureState?> ReadStates(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        ComponentTree tree = Guard("Reading", names, () => Enumerate("Reading", names, connection.Within(ReadTimeout)));
        return [.. names.Select(name => tree.Find(name)?.FeatureState)];
    }

    /// <inheritdoc/>
    public ServicingResult Enable(EnableRequest request, IProgress<int> progress)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        const string Action = "Enabling";
        Warnings = [];
        return Guard(Action, request.Features, () =>
        {
            CimDeadline deadline = connection.Within(request.Timeout);
            ComponentTree tree = Enumerate(Action, request.Features, deadline);
            List<ServerComponent> asked = Asked(tree, Action, request.Features);
            IReadOnlyList<ServerComponent> components = tree.ToAdd(asked);
            if (request.LimitAccess && components.Any(static component => component.NeedsPayload))
            {
                throw ServerManagerErrors.NoLimit(Action, request.Features);
            }

            return components.Count == 0
                ? new ServicingResult(asked.Exists(static component => component.State == ComponentState.InstallPending))
                : Change(Action, request.Features, installing: true, () => _tasks.Add(components, request.Sources, deadline, progress));
        });
    }

    /// <inheritdoc/>
    public ServicingResult Disable(DisableRequest request, IProgress<int> progress)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        const string Action = "Disabling";
        Warnings = [];
        return Guard(Action, request.Features, () =>
        {
            CimDeadline deadline = connection.Within(request.Timeout);
            ComponentTree tree = Enumerate(Action, request.Features, deadline);
            List<ServerComponent> asked = Asked(tree, Action, request.Features);
            IReadOnlyList<ServerComponent> components = tree.ToRemove(asked);
            return components.Count == 0
                ? new ServicingResult(asked.Exists(static component => component.State == ComponentState.UninstallPending))
                : Change(Action, request.Features, installing: false, () => _tasks.Remove(components, deadline, progress));
        });
    }

    /// <summary>Does nothing: the connection belongs to the caller.</summary>
    public void Dispose()
    {
    }

    private static T Guard<T>(string action, IReadOnlyList<string> features, Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception error) when (error is CimException or CimDeadlineException or ServerManagerException)
        {
            throw ServerManagerErrors.OfCall(error, action, features);
        }
    }

    private static List<ServerComponent> Asked(ComponentTree tree, string action, IReadOnlyList<string> features) =>
        [.. features.Select(name => tree.Find(name) ?? throw ServerManagerErrors.Unknown(action, name))];

    private ComponentTree Enumerate(string action, IReadOnlyList<string> features, CimDeadline deadline)
    {
        (RequestState state, IReadOnlyList<ServerComponent> components) = _tasks.Enumerate(deadline);
        return state.IsFailed ? throw ServerManagerErrors.OfRequest(state, action, features, installing: false) : new ComponentTree(components);
    }

    private ServicingResult Change(string action, IReadOnlyList<string> features, bool installing, Func<RequestState> run)
    {
        RequestState state = run();
        Warnings = state.Warnings;
        return state.IsFailed
            ? throw ServerManagerErrors.OfRequest(state, action, features, installing)
            : new ServicingResult(state.RestartRequired);
    }
}
