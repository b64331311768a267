using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.NestedVirtualization.Model;

/// <summary>An instance as it is desired. A property that is <see langword="null"/> is not managed.</summary>
internal sealed record DesiredMachine
{
    /// <summary>Which machine.</summary>
    public required MachineIdentity Identity { get; init; }

    /// <summary>Settings, in the order of the schema.</summary>
    public IReadOnlyList<DesiredSetting> Settings { get; init; } = [];

    /// <summary>State to leave the machine in.</summary>
    public DesiredPower? PowerState { get; init; }

    /// <summary>What may be done to a running machine.</summary>
    public WhenRunning WhenRunning { get; init; }

    /// <summary>What may be done to a saved machine.</summary>
    public WhenSaved WhenSaved { get; init; }

    /// <summary>How long a guest may take to shut down.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Checkpoint to take first.</summary>
    public CheckpointRequest? Checkpoint { get; init; }

    /// <summary>Whether the guest is to see VT-x or AMD-V.</summary>
    public bool? ExposesVirtualizationExtensions =>
        Settings.FirstOrDefault(static s => s.Property.Setting == VMSetting.ExposeVirtualizationExtensions) is { Property: not null, Value: var value } ? value != 0 : null;
}
