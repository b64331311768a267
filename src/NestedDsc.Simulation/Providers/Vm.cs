using NestedDsc.Simulation.Repository;

namespace NestedDsc.Simulation.Providers;

/// <summary>A VM: its system and its own settings.</summary>
internal sealed class Vm
{
    public const string SystemClass = "Msvm_ComputerSystem";
    public const string SettingsClass = "Msvm_VirtualSystemSettingData";
    private const ushort InService = 11;

    private readonly NamespaceStore _ns;

    private Vm(NamespaceStore ns, InstanceRow system, InstanceRow settings)
    {
        _ns = ns;
        System = system;
        Settings = settings;
        Id = system.Text("Name");
    }

    public InstanceRow System { get; }

    /// <summary>The realized Msvm_VirtualSystemSettingData.</summary>
    public InstanceRow Settings { get; }

    /// <summary>The GUID.</summary>
    public string Id { get; }

    public string Name => System.Text("ElementName");

    public VmState State => VmStates.Of(System);

    /// <summary>Configuration version; 0.0 if it can't be read.</summary>
    public Version Version => Version.TryParse(Settings.Text("Version"), out Version? version) ? version : new Version(0, 0);

    public bool IsGeneration2 => Settings.Text("VirtualSystemSubType").EndsWith(":2", StringComparison.Ordinal);

    /// <summary>Whether another operation is running on the VM (OperationalStatus "in service").</summary>
    public bool IsInService => System["OperationalStatus"] is ushort[] { Length: > 0 } status && status[0] == InService;

    public InstanceRow? Processor => Part("Msvm_ProcessorSettingData");

    public InstanceRow? Memory => Part("Msvm_MemorySettingData");

    /// <summary>Finds a VM by its GUID; the host's own instance is none.</summary>
    public static Vm? Find(NamespaceStore ns, string id)
    {
        InstanceRow? system = ns.Find(SystemClass)?.Rows.FirstOrDefault(
            r => string.Equals(r.Text("Name"), id, StringComparison.OrdinalIgnoreCase));
        InstanceRow? settings = ns.Find(SettingsClass)?.Rows.FirstOrDefault(
            r => string.Equals(r.Text("InstanceID"), SystemId.InstanceId(id), StringComparison.OrdinalIgnoreCase));
        return system is null || settings is null ? null : new Vm(ns, system, settings);
    }

    private InstanceRow? Part(string className) =>
        _ns.Find(className)?.Rows.FirstOrDefault(r => SystemId.IsPartOf(r.Text("InstanceID"), Id));
}
