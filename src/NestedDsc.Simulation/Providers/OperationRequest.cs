using NestedDsc.Cim;
using NestedDsc.Simulation.Jobs;

namespace NestedDsc.Simulation.Providers;

/// <summary>What a method wants done, and how it will end.</summary>
internal sealed record OperationRequest
{
    /// <summary>Name of the method, which the job's identity and the knob <c>synchronous</c> go by.</summary>
    public required string Method { get; init; }

    /// <summary>The GUID of the VM or switch that is changed.</summary>
    public required string VmId { get; init; }

    /// <summary>What the change is about besides, where <see cref="Lag"/> or a follow-up outlasts the method: never a VM's GUID.</summary>
    public string Settings { get; init; } = "";

    public ushort JobType { get; init; }

    /// <summary>Localised name of the job.</summary>
    public string Caption { get; init; } = "";

    public JobOutcome Outcome { get; init; } = JobOutcome.Success;

    /// <summary>Whether the work is done when the method answers 0, without a job, unless something is wrong: then there is one.</summary>
    public bool IsImmediate { get; init; }

    /// <summary>Changes that can be seen at once, such as a transitional state.</summary>
    public IReadOnlyList<Edit> AtStart { get; init; } = [];

    /// <summary>Changes that can be seen a little later, while the job goes on.</summary>
    public IReadOnlyList<Edit> Meanwhile { get; init; } = [];

    public IReadOnlyList<Edit> OnSuccess { get; init; } = [];

    public IReadOnlyList<Edit> OnFailure { get; init; } = [];

    public IReadOnlyList<CimPath> Affected { get; init; } = [];

    /// <summary>Whether the effect can only be seen some time after the job has ended.</summary>
    public bool Settles { get; init; }

    /// <summary>Calls after the end that do not see the effect yet, with a job or without.</summary>
    public int Lag { get; init; }

    /// <summary>What happens some time after the end.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; init; } = [];

    public bool Cancellable { get; init; }

    /// <summary>Whether the method has no asynchronous form.</summary>
    public bool IsSynchronous { get; init; }
}
