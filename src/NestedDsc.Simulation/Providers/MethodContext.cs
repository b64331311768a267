using NestedDsc.Cim;
using NestedDsc.Simulation.Faults;
using NestedDsc.Simulation.Jobs;
using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers;

/// <summary>A method call with checked parameters, and what providers need to answer it.</summary>
internal sealed class MethodContext(
    SimulatedHost host, NamespaceStore ns, InstanceRow target, IReadOnlyList<CimProperty> arguments, CallEffects effects)
{
    public SimulatedHost Host { get; } = host;

    public NamespaceStore Namespace { get; } = ns;

    /// <summary>The instance that the method was called on.</summary>
    public InstanceRow Target { get; } = target;

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

    /// <summary>Does what a method wants done: at once with code 0, or with a job and code 4096.</summary>
    public MethodAnswer Do(OperationRequest request)
    {
        IReadOnlyList<Edit> onSuccess = effects.KeepsNothing ? request.OnFailure : request.OnSuccess;
        JobOutcome outcome = effects.Outcome ?? request.Outcome;
        if ((request.IsSynchronous || Host.Settings.Synchronous.Contains(request.Method)) && !effects.NeverEnds)
        {
            EditRunner.Run(Host.Document, outcome.IsSuccess ? onSuccess : request.OnFailure);
            return new MethodAnswer(outcome.IsSuccess ? ReturnCodes.Completed : outcome.ErrorCode, NoJob());
        }

        var operation = new Operation
        {
            Id = Host.Operations.NewId($"{request.Method}:{request.VmId}"),
            VmId = request.VmId,
            JobType = request.JobType,
            Caption = request.Caption,
            Cancellable = request.Cancellable,
            PollsLeft = effects.NeverEnds ? Operation.Never : Host.Settings.JobPolls,
            PollsTotal = Host.Settings.JobPolls,
            SettleLeft = request.Settles ? Host.Settings.SettlePolls : 0,
            Outcome = outcome,
            OnSuccess = onSuccess,
            OnFailure = request.OnFailure,
            Affected = request.Affected,
        };
        EditRunner.Run(Host.Document, request.AtStart);
        Host.Operations.Add(operation);
        var job = new CimPath(Namespace.Name, JobInstances.ClassName, [CimProperty.OfString("InstanceID", operation.Id)]);
        return new MethodAnswer(ReturnCodes.JobStarted, CimProperty.OfReference("Job", job));
    }

    /// <summary>Lets an operation without a job go on.</summary>
    public void Add(Operation operation)
    {
        if (!effects.KeepsNothing)
        {
            Host.Operations.Add(operation);
        }
    }

    /// <summary>The out parameter of a method that started no job.</summary>
    public static CimProperty NoJob() => CimProperty.OfReference("Job", null);
}
