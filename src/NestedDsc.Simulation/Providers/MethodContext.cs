using NestedDsc.Cim;
using NestedDsc.Simulation.Faults;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Providers.OpenFacts;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers;

/// <summary>A method call with checked parameters, and what providers need to answer it.</summary>
internal sealed class MethodContext(
    SimulatedHost host, NamespaceStore ns, InstanceRow? target, IReadOnlyList<CimProperty> arguments, CallEffects effects)
{
    public SimulatedHost Host { get; } = host;

    public NamespaceStore Namespace { get; } = ns;

    /// <summary>How an injected fault bends the call's effect.</summary>
    public CallEffects Effects { get; } = effects;

    /// <summary>The instance that the method was called on.</summary>
    public InstanceRow Target => target ?? throw new InvalidOperationException("A static method has no target.");

    public Texts Texts { get; } = Texts.In(host.Settings.Language);

    public string? Text(string parameter) => Value(parameter) as string;

    public bool Flag(string parameter) => Value(parameter) is true;

    public ulong? Number(string parameter) => CimNumber.ToUInt64(Value(parameter));

    public IReadOnlyList<string> Array(string parameter) => Value(parameter) as string[] ?? [];

    public object? Value(string parameter)
    {
        foreach (CimProperty argument in arguments)
        {
            if (string.Equals(argument.Name, parameter, StringComparison.OrdinalIgnoreCase))
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The instance that a reference parameter names, if it exists and is of the class.</summary>
    public InstanceRow? Reference(string parameter, string className) =>
        Value(parameter) is CimPath path
        && Namespace.FindInstance(path with { Namespace = Namespace.Name }) is { } row && row.Class.IsA(className) ? row : null;

    /// <summary>
    /// The instances that a parameter of references names; <see langword="null"/> if one of them does not exist or is not of the class.
    /// </summary>
    public IReadOnlyList<InstanceRow>? References(string parameter, string className)
    {
        var rows = new List<InstanceRow>();
        foreach (CimPath path in Value(parameter) as CimPath[] ?? [])
        {
            if (Namespace.FindInstance(path with { Namespace = Namespace.Name }) is not { } row || !row.Class.IsA(className))
            {
                return null;
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Whether an operation on a VM is under way.</summary>
    public bool IsBusy(Vm vm) => vm.IsInService || Host.Operations.Busy(vm.Id) is not null;

    /// <summary>Whether an operation under way adds the instance, so that it will be there though it is not to be seen yet.</summary>
    public bool IsBeingAdded(CimPath path) =>
        Host.Operations.Active.Any(o => o.OnSuccess.Any(e => e.Kind == EditKind.Add && e.Target.Equals(path)));

    /// <summary>Does what a method wants done, unless its provider has found something against it.</summary>
    public MethodAnswer Do(Verdict verdict, OperationRequest request) => verdict.Reaction switch
    {
        Reaction.Applied => Do(request),
        Reaction.Refused => Refuse(verdict.Code),
        _ => Do(request with
        {
            Outcome = verdict.Outcome(Texts),
            IsImmediate = false,
            AtStart = [],
            Meanwhile = [],
            OnSuccess = [],
            OnFailure = [],
            FollowUps = [],
            Affected = [],
        }),
    };

    /// <summary>Does what a method wants done: at once with code 0, or with a job and code 4096.</summary>
    public MethodAnswer Do(OperationRequest request)
    {
        IReadOnlyList<Edit> onSuccess = Effects.KeepsNothing ? request.OnFailure : request.OnSuccess;
        JobOutcome outcome = Effects.Outcome ?? request.Outcome;
        string id = Host.Operations.NewId($"{request.Method}:{request.VmId}");
        if (IsDoneNow(request, outcome))
        {
            return DoNow(request, outcome, onSuccess, id);
        }

        var operation = new Operation
        {
            Id = id,
            VmId = request.VmId,
            JobType = request.JobType,
            Caption = request.Caption,
            Cancellable = request.Cancellable,
            PollsLeft = Effects.NeverEnds ? Operation.Never : Host.Settings.JobPolls,
            PollsTotal = Host.Settings.JobPolls,
            SettleLeft = request.Lag > 0 ? request.Lag + 1 : request.Settles ? Host.Settings.SettlePolls : 0,
            Outcome = outcome,
            Meanwhile = Effects.KeepsNothing ? [] : request.Meanwhile,
            OnSuccess = onSuccess,
            OnFailure = request.OnFailure,
            Affected = request.Affected,
        };
        EditRunner.Run(Host.Document, request.AtStart);
        Start(operation);
        Follow(request, id, after: id);
        var job = new CimPath(Namespace.Name, JobInstances.ClassName, [CimProperty.OfString("InstanceID", operation.Id)]);
        return new MethodAnswer(ReturnCodes.JobStarted, CimProperty.OfReference("Job", job));
    }

    /// <summary>Lets an operation without a job go on.</summary>
    public void Add(Operation operation)
    {
        if (!Effects.KeepsNothing)
        {
            Start(operation);
        }
    }

    /// <summary>Refuses a call, so that nothing is changed.</summary>
    public static MethodAnswer Refuse(uint code) => new(code, NoJob());

    /// <summary>The out parameter of a method that started no job.</summary>
    public static CimProperty NoJob() => CimProperty.OfReference("Job", null);

    // A job that fails, or ends with warnings, is the only way to say so for a method that otherwise needs none.
    private bool IsDoneNow(OperationRequest request, JobOutcome outcome) =>
        !Effects.NeverEnds && (request.IsSynchronous || Host.Settings.Synchronous.Contains(request.Method)
            || (request.IsImmediate && Host.Settings.Variants.GoodChange == GoodChange.AtOnce && outcome.State == JobState.Completed && !Host.Settings.Asynchronous.Contains(request.Method)));

    private MethodAnswer DoNow(OperationRequest request, JobOutcome outcome, IReadOnlyList<Edit> onSuccess, string id)
    {
        if (outcome.IsSuccess && request.Lag > 0)
        {
            Add(Silent(id, request.Settings, request.Lag + 1, onSuccess));
        }
        else
        {
            EditRunner.Run(Host.Document, outcome.IsSuccess ? onSuccess : request.OnFailure);
        }

        if (outcome.IsSuccess)
        {
            Follow(request, id, after: "");
        }

        return new MethodAnswer(outcome.IsSuccess ? ReturnCodes.Completed : outcome.ErrorCode, NoJob());
    }

    private void Follow(OperationRequest request, string id, string after)
    {
        foreach (FollowUp next in request.FollowUps)
        {
            Operation operation = Silent(
                Host.Operations.NewId($"{id}:{next.About}"), next.About, next.Polls + 1, next.Edits, next.Seconds, next.Requires);
            operation.After = after;
            Add(operation);
        }
    }

    private static Operation Silent(
        string id, string about, int polls, IReadOnlyList<Edit> edits, int seconds = 0, CimPath? requires = null) => new()
        {
            Id = id,
            VmId = about,
            HasJob = false,
            IsExclusive = false,
            PollsLeft = polls,
            PollsTotal = polls,
            Seconds = seconds,
            Requires = requires,
            OnSuccess = edits,
        };

    private void Start(Operation operation)
    {
        if (operation.After.Length == 0)
        {
            operation.Start(Host.Clock.UtcNow);
        }

        Host.Operations.Add(operation);
    }
}
