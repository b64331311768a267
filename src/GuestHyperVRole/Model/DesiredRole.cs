namespace NestedDsc.GuestHyperVRole.Model;

/// <summary>An instance as it is desired. A property that is <see langword="null"/> is not managed.</summary>
internal sealed record DesiredRole
{
    /// <summary>Whether the role is to be there.</summary>
    public bool Exist { get; init; } = true;

    /// <summary>Whether the management tools share its fate.</summary>
    public bool IncludeManagementTools { get; init; } = true;

    /// <summary>Whether Containers are to be there.</summary>
    public bool? IncludeContainers { get; init; }

    /// <summary>Where payloads are looked for.</summary>
    public IReadOnlyList<string> SourcePaths { get; init; } = [];

    /// <summary>Whether Windows Update is not to be asked for payloads.</summary>
    public bool LimitAccess { get; init; }
}
