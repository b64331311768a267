namespace NestedDsc.Simulation.Providers.OpenFacts;

/// <summary>
/// Answers to the questions about Hyper-V and Windows that no source settles (register: tests/Windows/README.md). A host's file may give
/// each another answer, in its section <c>simulation.variants</c>; whoever uses a host has to be right under every one.
/// </summary>
internal sealed record Variants
{
    /// <summary>What becomes of what a change of a port's feature leaves out.</summary>
    public PartialRowAnswer FeatureRowPartial { get; init; }

    /// <summary>Processor of a VM that runs or is paused.</summary>
    public ChangeAnswer RunningProcessor { get; init; }

    /// <summary>Memory of a VM that runs or is paused, as far as it can't change then.</summary>
    public ChangeAnswer RunningMemory { get; init; }

    /// <summary>Other devices and integration services of a VM that is not off.</summary>
    public ChangeAnswer RunningDevice { get; init; }

    /// <summary>
    /// Firmware, NUMA and the like of a VM that is not off. Known are the stop action and the boot order of generation 1, which end well
    /// and change nothing.
    /// </summary>
    public ChangeAnswer RunningSettings { get; init; }

    /// <summary>
    /// Checkpoint settings of a VM that is not off. HyperVDsc changes them whatever its state (DSC_VMHyperV @069d32e); no run is recorded.
    /// </summary>
    public LiveAnswer RunningCheckpointSettings { get; init; }

    /// <summary>
    /// Dynamic memory beside virtual NUMA. A recorded run shows a job that fails with 32773 and a text; the note of another says that
    /// nothing tells.
    /// </summary>
    public ChangeAnswer DynamicMemoryNuma { get; init; } = ChangeAnswer.JobFails;

    /// <summary>A change of state asked of a VM in transition.</summary>
    public TransitionAnswer RequestInTransition { get; init; }

    /// <summary>The name of being paused.</summary>
    public PausingText PausingText { get; init; }

    /// <summary>Settings for a production checkpoint.</summary>
    public CheckpointSettings ProductionOnlySettings { get; init; }

    /// <summary>What a change of a port's feature makes of an array without elements.</summary>
    public EmptyArrayAnswer EmptyFeatureArray { get; init; }

    /// <summary>Features of several classes in one call.</summary>
    public MixedAnswer MixedFeatures { get; init; }

    /// <summary>A second feature of a class on one connection.</summary>
    public SecondAnswer SecondFeatureRow { get; init; }

    /// <summary>Features of a fresh connection.</summary>
    public FreshFeatures FreshFeatures { get; init; }

    /// <summary>What removing settings answers.</summary>
    public RemovalAnswer Removal { get; init; }

    /// <summary>What a change that is good answers.</summary>
    public GoodChange GoodChange { get; init; }

    /// <summary>Rows of a new address.</summary>
    public AddressRows AddressRows { get; init; }

    /// <summary>The second row of an address that is deleted.</summary>
    public AddressTwin AddressTwin { get; init; }

    /// <summary>How a failure to create an address shows.</summary>
    public CreateFailure CreateAddressFailure { get; init; }

    /// <summary>
    /// A second NAT with another prefix. In practice several work; the documentation supports one (wsdocs, "set up a NAT network").
    /// </summary>
    public SecondAnswer SecondNat { get; init; } = SecondAnswer.Taken;

    /// <summary>
    /// A NAT for a prefix that overlaps the network of the host itself: refused (87), as maintainers guess
    /// (Virtualization-Documentation, issue 361), or not.
    /// </summary>
    public SecondAnswer NatOfHostNetwork { get; init; }

    /// <summary>Associations.</summary>
    public AssociationAnswer Associations { get; init; }

    /// <summary>Instances that an association shows.</summary>
    public AssociatedRows AssociatedRows { get; init; }

    /// <summary>Properties that a build lacks.</summary>
    public MissingProperty MissingProperty { get; init; }

    /// <summary>What Windows is to its hypervisor.</summary>
    public RoleAnswer HypervisorRole { get; init; }

    /// <summary>The name of a host adapter.</summary>
    public TakenName TakenName { get; init; }
}
