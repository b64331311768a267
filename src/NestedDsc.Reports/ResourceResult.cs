using System.Text.Json;
using NestedDsc.Documents;

namespace NestedDsc.Reports;

/// <summary>What was found out about one instance on one host.</summary>
public sealed record ResourceResult
{
    /// <summary>Name of the instance in the document.</summary>
    public required string Name { get; init; }

    /// <summary>Fully qualified type of the resource.</summary>
    public required string Type { get; init; }

    /// <summary>What was found out.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The desired state; <see langword="null"/> if it is not known.</summary>
    public JsonElement? Desired { get; init; }

    /// <summary>The actual state; <see langword="null"/> if it could not be read.</summary>
    public JsonElement? Actual { get; init; }

    /// <summary>Names of the properties that differ (test) or were changed (set).</summary>
    public IReadOnlyList<string> DifferingProperties { get; init; } = [];

    /// <summary>Why it is not in desired state; the one reason of an instance that is says so.</summary>
    public IReadOnlyList<Remark> Reasons { get; init; } = [];

    /// <summary>What would stop a set.</summary>
    public IReadOnlyList<Remark> Blockers { get; init; } = [];

    /// <summary>What the user should know.</summary>
    public IReadOnlyList<Remark> Notices { get; init; } = [];

    /// <summary>Names of computers that must restart.</summary>
    public IReadOnlyList<string> RestartRequired { get; init; } = [];

    /// <summary>The message, for <see cref="Verdict.Error"/>.</summary>
    public string? Error { get; init; }

    /// <summary>The exit code of the resource, if one is known.</summary>
    public int? ExitCode { get; init; }

    /// <summary>How long it took; <see langword="null"/> if not known.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Where the instance is in the document; <see langword="null"/> if not known.</summary>
    public SourceLocation? Location { get; init; }
}
