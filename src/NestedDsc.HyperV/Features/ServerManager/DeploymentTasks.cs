using NestedDsc.Cim;

namespace NestedDsc.HyperV.Features.ServerManager;

/// <summary>
/// Requests to Server Manager (<c>MSFT_ServerManagerDeploymentTasks</c>): each is started by one method and asked for by another until
/// it has ended.
/// </summary>
/// <remarks>
/// The request's identifier is an instance with the provider's namespace, as in Microsoft's "Server manager deployment CIM sample"; which
/// half of the GUID comes first does not matter, since nobody but the caller reads it. Streamed output comes as a whole to callers that
/// don't stream.
/// </remarks>
/// <param name="session">The session.</param>
internal sealed class DeploymentTasks(ICimSession session)
{
    /// <summary>Namespace of Server Manager; its documentation names another.</summary>
    public const string Namespace = @"root\Microsoft\Windows\ServerManager";

    /// <summary>The class of the tasks.</summary>
    public const string ClassName = "MSFT_ServerManagerDeploymentTasks";

    private const int ToleratedFailures = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly CimPath Tasks = CimPath.OfClass(Namespace, ClassName);

    /// <summary>Lists the components of this server.</summary>
    /// <param name="deadline">The time by which it must have ended.</param>
    /// <returns>How the request ended, and the components.</returns>
    public (RequestState State, IReadOnlyList<ServerComponent> Components) Enumerate(CimDeadline deadline)
    {
        CimProperty id = NewRequest();
        var found = new List<ServerComponent>();
        RequestState state = Follow(
            new CimMethodCall(Tasks, "GetServerComponentsAsync", [id]),
            new CimMethodCall(Tasks, "GetEnumerationRequestState", [id]),
            "EnumerationState", deadline, null, answer => found.AddRange(Components(answer)));
        return (state, found);
    }

    /// <summary>Adds components.</summary>
    /// <param name="components">The components, with all that they need.</param>
    /// <param name="sources">Where payloads are looked for; may be empty.</param>
    /// <param name="deadline">The time by which it must have ended.</param>
    /// <param name="progress">Hears of the progress in percent.</param>
    /// <returns>How the request ended.</returns>
    public RequestState Add(IReadOnlyList<ServerComponent> components, IReadOnlyList<string> sources, CimDeadline deadline, IProgress<int> progress) =>
        Alter("AddServerComponentAsync", components, deadline, progress,
            new CimProperty("Source", CimType.String, sources.Count > 0 ? sources.ToArray() : null, IsArray: true),
            CimProperty.OfBoolean("ScanForUpdates", value: false));

    /// <summary>Removes components; their payload stays on the disk.</summary>
    /// <param name="components">The components, with all that is below them.</param>
    /// <param name="deadline">The time by which it must have ended.</param>
    /// <param name="progress">Hears of the progress in percent.</param>
    /// <returns>How the request ended.</returns>
    public RequestState Remove(IReadOnlyList<ServerComponent> components, CimDeadline deadline, IProgress<int> progress) =>
        Alter("RemoveServerComponentAsync", components, deadline, progress, CimProperty.OfBoolean("DeleteComponents", value: false));

    private static IEnumerable<ServerComponent> Components(CimObject answer) =>
        (answer.Find("ServerComponents")?.Value as CimObject[] ?? []).Select(ServerComponent.From).OfType<ServerComponent>();

    private static CimProperty NewRequest()
    {
        byte[] id = Guid.NewGuid().ToByteArray();
        return new CimProperty("RequestGuid", CimType.Instance, new CimObject("MSFT_ServerManagerRequestGuid",
        [
            CimProperty.OfUInt64("HighHalf", BitConverter.ToUInt64(id, 0)),
            CimProperty.OfUInt64("LowHalf", BitConverter.ToUInt64(id, 8)),
        ])
        {
            Namespace = Namespace,
        });
    }

    private RequestState Alter(
        string method, IReadOnlyList<ServerComponent> components, CimDeadline deadline, IProgress<int> progress, params CimProperty[] more)
    {
        CimProperty id = NewRequest();
        var descriptors = new CimProperty(
            "ServerComponentDescriptors", CimType.Instance, components.Select(static component => component.Descriptor).ToArray(), IsArray: true);
        return Follow(
            new CimMethodCall(Tasks, method, [id, .. more, descriptors]),
            new CimMethodCall(Tasks, "GetAlterationRequestState", [id, CimProperty.OfBoolean("KeepAlterationStateOnRestartRequired", value: false)]),
            "AlterationState", deadline, progress, static _ => { });
    }

    private RequestState Follow(
        CimMethodCall start, CimMethodCall poll, string parameter, CimDeadline deadline, IProgress<int>? progress, Action<CimObject> heard)
    {
        RequestState state = Read(session.Invoke(start, deadline), start);
        int reported = -1;
        int failures = 0;
        while (!state.IsDone && !state.IsFailed)
        {
            Report(state.Percent);
            if (deadline.HasPassed)
            {
                throw new CimDeadlineException(start.Method);
            }

            session.Clock.Wait(deadline.Remaining < Pause ? deadline.Remaining : Pause);
            try
            {
                state = Read(session.Invoke(poll, deadline), poll);
                failures = 0;
            }
            catch (CimException) when (++failures < ToleratedFailures)
            {
                // Installing a role can restart what answers here; the request goes on.
            }
        }

        Report(state.IsDone ? 100 : state.Percent);
        return state;

        RequestState Read(CimMethodResult answer, CimMethodCall call)
        {
            if (answer.ReturnValue != 0)
            {
                throw new ServerManagerException(call.Method, answer.ReturnValue);
            }

            heard(answer.OutParameters);
            return RequestState.From(answer.OutParameters, parameter);
        }

        void Report(int percent)
        {
            if (percent > reported)
            {
                reported = percent;
                progress?.Report(percent);
            }
        }
    }
}
