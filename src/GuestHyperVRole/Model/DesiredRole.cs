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

    /// <summary>Whether Virtual Machine Platform is to be there.</summary>
    public bool? IncludeVirtualMachinePlatform { get; init; }

    /// <summary>Whether the virtualization extensions are to be exposed, which no set can bring about.</summary>
    public bool? VirtualizationExtensionsExposed { get; init; }

    /// <summary>How containers are to be isolated, in the word of the schema, which follows from the features.</summary>
    public string? ContainerIsolation { get; init; }

    /// <summary>What becomes of features that need the hypervisor, where it can't start.</summary>
    public WhenNotExposed WhenNotExposed { get; init; }

    /// <summary>Where payloads are looked for.</summary>
    public IReadOnlyList<string> SourcePaths { get; init; } = [];

    /// <summary>Whether Windows Update is not to be asked for payloads.</summary>
    public bool LimitAccess { get; init; }
}
