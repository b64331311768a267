using System.Text.Json;
using NestedDsc.Protocol.Plans;

namespace NestedDsc.Protocol.InProcess;

/// <summary>The answer of a test that ran in the caller's process.</summary>
public sealed record InstanceAnswer
{
    /// <summary>The state, as the executable's first line has it; <see langword="null"/> after a failure.</summary>
    public JsonElement? State { get; init; }

    /// <summary>Whether the instance is in desired state.</summary>
    public bool InDesiredState { get; init; }

    /// <summary>Names of the differing properties, as the executable's second line has them.</summary>
    public IReadOnlyList<string> DifferingProperties { get; init; } = [];

    /// <summary>Why it is or is not in desired state, with full codes.</summary>
    public IReadOnlyList<Finding> Reasons { get; init; } = [];

    /// <summary>What would stop a set, with full codes.</summary>
    public IReadOnlyList<Finding> Blockers { get; init; } = [];

    /// <summary>What the user should know, with full codes.</summary>
    public IReadOnlyList<Finding> Notices { get; init; } = [];

    /// <summary>Names of computers that must restart before the state is complete.</summary>
    public IReadOnlyList<string> RestartRequired { get; init; } = [];

    /// <summary>How it failed, with the exit code of the executable; <see langword="null"/> if it did not.</summary>
    public ResourceException? Failure { get; init; }

    internal static InstanceAnswer Of(ResourceException failure) => new() { Failure = failure };
}
