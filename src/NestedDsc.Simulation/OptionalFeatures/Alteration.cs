namespace NestedDsc.Simulation.OptionalFeatures;

/// <summary>A request to Server Manager's deployment to add or remove components.</summary>
internal sealed record Alteration
{
    /// <summary>The request's GUID.</summary>
    public required string Id { get; init; }

    /// <summary>Whether components are added; otherwise they are removed.</summary>
    public required bool IsAddition { get; init; }

    /// <summary>UniqueName of the components.</summary>
    public required IReadOnlyList<string> Components { get; init; }

    /// <summary>Where removed payloads are looked for first.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Number of polls until it ends; 0 when it has ended; -1 if it never does.</summary>
    public required int PollsLeft { get; init; }

    /// <summary>Number of polls of the whole work.</summary>
    public required int PollsTotal { get; init; }

    /// <summary>ErrorId when it has failed, or will; empty otherwise.</summary>
    public string ErrorId { get; init; } = "";

    /// <summary>The text for <see cref="ErrorId"/>.</summary>
    public string ErrorMessage { get; init; } = "";

    /// <summary>Whether it is complete only after a restart.</summary>
    public bool RestartRequired { get; init; }

    /// <summary>Whether its end changes nothing.</summary>
    public bool IsIgnored { get; init; }
}
