using NestedDsc.Cim;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.Settings;

namespace NestedDsc.HyperV.VirtualMachines;

/// <summary>Collects the rows that belong to one machine, and makes a <see cref="VirtualMachine"/> of them.</summary>
internal sealed class MachineRows
{
    private readonly CimObject _system;
    private readonly List<Checkpoint> _checkpoints = [];
    private readonly List<string> _connections = [];
    private readonly List<CimObject> _parts = [];
    private CimObject? _settings;
    private MachineFeatures _features;
    private GuestShutdown _shutdown;

    /// <summary>Collects rows.</summary>
    /// <param name="system">The machine's row of Msvm_ComputerSystem.</param>
    /// <param name="rows">Rows of any other class.</param>
    public MachineRows(CimObject system, IEnumerable<CimObject> rows)
    {
        _system = system;
        Add(rows);
    }

    /// <summary>InstanceIDs of the connections of its network adapters, if these were read.</summary>
    public IReadOnlyCollection<string> Connections => _connections;

    /// <summary>Whether its own settings were found, but not what belongs to them.</summary>
    public bool HasSettingsOnly => _settings is not null && Settings is null;

    /// <summary>Whether it has nesting, or is to have it.</summary>
    /// <param name="wanted">Whether it is to have it; <see langword="null"/> if that stays.</param>
    public bool IsNested(bool? wanted) => wanted ?? Settings?.Has(VMSetting.ExposeVirtualizationExtensions) ?? false;

    private VMSettings? Settings => _settings is null ? null : VMSettings.From([_settings, .. _parts]);

    /// <summary>Takes rows of any class.</summary>
    public void Add(IEnumerable<CimObject> rows)
    {
        foreach (CimObject row in rows)
        {
            Add(row);
        }
    }

    private void Add(CimObject row)
    {
        switch (row.ClassName.ToUpperInvariant())
        {
            case "MSVM_VIRTUALSYSTEMSETTINGDATA" when IsCheckpoint(row):
                Add(Checkpoint.From(row));
                break;
            case "MSVM_VIRTUALSYSTEMSETTINGDATA" when IsRealized(row):
                _settings = row;
                break;
            case "MSVM_VIRTUALSYSTEMSETTINGDATA":
                break;
            case "MSVM_ETHERNETPORTALLOCATIONSETTINGDATA" when row.Text("InstanceID") is { } id:
                _connections.Add(id);
                break;
            case "MSVM_PCIEXPRESSSETTINGDATA":
                _features |= MachineFeatures.AssignedDevice;
                break;
            case "MSVM_SYNTHETIC3DDISPLAYCONTROLLERSETTINGDATA":
                _features |= MachineFeatures.RemoteFx;
                break;
            case "MSVM_ETHERNETSWITCHPORTOFFLOADSETTINGDATA" when row.Number("IOVOffloadWeight") > 0:
                _features |= MachineFeatures.SriovWeight;
                break;
            case "MSVM_SECURITYSETTINGDATA" when row.Flag("VirtualizationBasedSecurityOptOut") == true:
                _features |= MachineFeatures.VirtualizationBasedSecurityOptOut;
                break;
            case "MSVM_SHUTDOWNCOMPONENT":
                _shutdown = GuestShutdowns.Read(row);
                break;
            default:
                _parts.Add(row);
                break;
        }
    }

    // Associations are known to lead to one checkpoint several times.
    private void Add(Checkpoint checkpoint)
    {
        if (checkpoint.Id is null || !_checkpoints.Exists(c => c.Id == checkpoint.Id))
        {
            _checkpoints.Add(checkpoint);
        }
    }

    /// <summary>Makes the machine.</summary>
    /// <returns>The machine, or <see langword="null"/> if a part is missing: it is being created or removed just now.</returns>
    public VirtualMachine? ToMachine()
    {
        if (_settings is null || Settings is not { } settings || !Guid.TryParse(_system.Text("Name"), out Guid id))
        {
            return null;
        }

        return new VirtualMachine
        {
            Id = id,
            Name = _system.Text("ElementName") ?? "",
            State = EnabledStates.Read(_system),
            StateSince = _system.Time("TimeOfLastStateChange"),
            Operation = MachineOperations.Read(_system),
            ConfigurationVersion = Version.TryParse(_settings.Text("Version"), out Version? version) ? version : new Version(0, 0),
            Generation = _settings.Text("VirtualSystemSubType")?.EndsWith(":2", StringComparison.Ordinal) == true ? 2 : 1,
            Settings = settings,
            Checkpoints = InOrder(_checkpoints),
            Shutdown = _shutdown,
            Features = _features,
        };
    }

    // Most machines have none. The sorting costs every start as ReadyToRun the compilation of ten methods for these types.
    private static Checkpoint[] InOrder(List<Checkpoint> checkpoints) =>
        checkpoints.Count > 1 ? [.. checkpoints.OrderBy(static c => c.Created).ThenBy(static c => c.Id)] : [.. checkpoints];

    private static bool IsRealized(CimObject row) => row.Text("VirtualSystemType") is "Microsoft:Hyper-V:System:Realized";

    private static bool IsCheckpoint(CimObject row) =>
        row.Text("VirtualSystemType")?.StartsWith("Microsoft:Hyper-V:Snapshot:", StringComparison.Ordinal) == true;
}
