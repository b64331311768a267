using NestedDsc.Cim;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.Settings;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>A virtual machine as it was read, as far as nesting is concerned.</summary>
public sealed record VirtualMachine
{
    /// <summary>Its GUID.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name, which need not be unique on a host.</summary>
    public required string Name { get; init; }

    /// <summary>Its state.</summary>
    public required VirtualMachineState State { get; init; }

    /// <summary>When it came to its state, in UTC; <see langword="null"/> if the host does not say.</summary>
    public DateTime? StateSince { get; init; }

    /// <summary>The other operation on it that is under way, such as an export or the merge of a disk.</summary>
    public MachineOperation Operation { get; init; }

    /// <summary>Whether another operation on it is under way.</summary>
    public bool IsBusy => Operation != MachineOperation.None;

    /// <summary>Its configuration version, such as 10.0.</summary>
    public required Version ConfigurationVersion { get; init; }

    /// <summary>1 or 2.</summary>
    public required int Generation { get; init; }

    /// <summary>Its settings.</summary>
    public required VMSettings Settings { get; init; }

    /// <summary>Which checkpoints can be taken of it: standard ones on builds that know no others.</summary>
    public CheckpointType CheckpointType => (CheckpointType)(Settings[VMSetting.CheckpointType] ?? (long)CheckpointType.Standard);

    /// <summary>Its checkpoints, the oldest first.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints { get; init; } = [];

    /// <summary>Whether its guest can be asked to shut down, and if not, why.</summary>
    public GuestShutdown Shutdown { get; init; }

    /// <summary>Whether its guest can be asked to shut down.</summary>
    public bool CanShutDown => Shutdown == GuestShutdown.Ready;

    /// <summary>What else it has that matters to nesting.</summary>
    public MachineFeatures Features { get; init; }

    /// <summary>Path of the machine, with both of its keys.</summary>
    public CimPath Path => PathOf(Id);

    /// <summary>How messages name it.</summary>
    public string Display => $"VM '{Name}'";

    /// <summary>Path of a machine.</summary>
    /// <param name="id">Its GUID.</param>
    /// <returns>The path.</returns>
    public static CimPath PathOf(Guid id) => new(
        CimNamespaces.Virtualization,
        "Msvm_ComputerSystem",
        [CimProperty.OfString("CreationClassName", "Msvm_ComputerSystem"), CimProperty.OfString("Name", InstanceIds.Text(id))]);
}
