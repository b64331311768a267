using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests;

/// <summary>Machines to work with.</summary>
internal static class Machines
{
    /// <summary>A machine that only the test knows.</summary>
    public static VirtualMachine Any { get; } = new()
    {
        Id = Rows.Id,
        Name = "vm",
        State = VirtualMachineState.Running,
        ConfigurationVersion = new Version(10, 0),
        Generation = 2,
        Settings = VMSettings.From(Rows.Settings(), Rows.Processor(), Rows.Memory())!,
    };

    /// <summary>Reads a machine of a simulated host.</summary>
    public static (VirtualMachine Machine, Host Host) Read(HyperVConnection connection, string id, bool? nested = null)
    {
        MachineReading reading = MachineReader.Read(connection, new MachineIdentity(Name: null, Guid.Parse(id)), nested);
        return (reading.Machine!, reading.Host);
    }

    public static HyperVConnection Connect(this TemporaryHost host, string faults = "") => new(host.Open(faults));
}
