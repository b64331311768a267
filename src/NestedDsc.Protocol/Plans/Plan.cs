using NestedDsc.Protocol.Journal;

namespace NestedDsc.Protocol.Plans;

/// <summary>
/// What lies between the actual and the desired state of an instance, computed once. Test, what-if, set and the reasons are
/// views of it; none of them decides anything of its own, so they can't disagree.
/// </summary>
/// <typeparam name="TContext">What the steps work with.</typeparam>
public sealed record Plan<TContext>
{
    /// <summary>The state that was read.</summary>
    public required IResourceState Actual { get; init; }

    /// <summary>
    /// The plan that would be found after a set: the same rules applied to the predicted state. <see langword="null"/> if there
    /// is nothing to do.
    /// </summary>
    public Plan<TContext>? After { get; init; }

    /// <summary>What is not as desired, in the order of the schema. None means in desired state.</summary>
    public IReadOnlyList<Difference> Differences { get; init; } = [];

    /// <summary>What a set does, in this order.</summary>
    public IReadOnlyList<Step<TContext>> Steps { get; init; } = [];

    /// <summary>What stops a set before its first change.</summary>
    public IReadOnlyList<Blocker> Blockers { get; init; } = [];

    /// <summary>What the user should know, and what stops nothing.</summary>
    public IReadOnlyList<Finding> Notices { get; init; } = [];

    /// <summary>The sentence of the one reason that is given when there is no difference.</summary>
    public required string CompliantPhrase { get; init; }

    /// <summary>Names of computers that must restart before the state is complete.</summary>
    public IReadOnlyList<string> RestartRequired { get; init; } = [];

    /// <summary>What goes into the journal before the first step; <see langword="null"/> if the steps interrupt nothing.</summary>
    public JournalWriter? Journal { get; init; }

    /// <summary>What becomes of the entry that an earlier set has left in the journal.</summary>
    public RecoveryState Recovery { get; init; }

    /// <summary>Whether a set has something to do, and may do it.</summary>
    public bool CanStart => Steps.Count > 0 && Blockers.Count == 0;

    /// <summary>Whether there is no difference.</summary>
    public bool InDesiredState => Differences.Count == 0;

    /// <summary>Names of the differing properties, each once.</summary>
    public IEnumerable<string> DifferingProperties => Differences.Select(static d => d.Property).Distinct(StringComparer.Ordinal);

    /// <summary>Names of the properties that a set changes; none if there is no step, such as while a restart is pending.</summary>
    public IEnumerable<string> ChangedProperties => Steps.Count == 0 ? [] : DifferingProperties;
}
