namespace NestedDsc.MachineConfiguration.Policies;

/// <summary>What a policy is to be.</summary>
public sealed record PolicyRequest
{
    /// <summary>Name of the package.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the package.</summary>
    public required string Version { get; init; }

    /// <summary>Where the machines get the package: an https address.</summary>
    public required string ContentUri { get; init; }

    /// <summary>SHA-256 of the package in hexadecimal digits.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What the agent is to do.</summary>
    public AssignmentType Assignment { get; init; } = AssignmentType.Audit;

    /// <summary>Parameters that replace values of the configuration.</summary>
    public IReadOnlyList<PolicyParameter> Parameters { get; init; } = [];

    /// <summary>Tags that a machine must have with these values, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Whether machines connected by Azure Arc can be included.</summary>
    public bool IncludeArc { get; init; } = true;

    /// <summary>The identity that gets the package: <c>system</c>, or the resource ID of a user-assigned one; nothing for an open address.</summary>
    public string? Identity { get; init; }

    /// <summary>Name for people, up to 128 characters.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Description for people, up to 512 characters.</summary>
    public required string Description { get; init; }

    /// <summary>Name of the definition: a GUID.</summary>
    public Guid Id { get; init; }

    /// <summary>Version of the policy.</summary>
    public string PolicyVersion { get; init; } = "1.0.0";

    /// <summary>Where the definitions are stored: the resource ID of a subscription or management group; nothing for no initiative.</summary>
    public string? Scope { get; init; }
}
