using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Memory;
using NestedDsc.HyperV.Processors;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests;

/// <summary>Only what changes is sent: a property that a host's version guards would have the whole call refused.</summary>
public sealed class SettingsTests
{
    private static readonly ProcessorSettings Processor = new("Microsoft:p", 4, ExposeVirtualizationExtensions: false, LimitProcessorFeatures: true);

    private static readonly MemorySettings Memory = new("Microsoft:m", 2048, 1024, 4096, DynamicMemoryEnabled: true);

    [Fact]
    public void Equal_settings_have_nothing_to_send()
    {
        Assert.Null(Processor.ToXml(Processor with { }));
        Assert.Null(Memory.ToXml(Memory with { }));
    }

    [Fact]
    public void A_processors_changes_are_sent_with_its_id()
    {
        Assert.Equal(["InstanceID", "VirtualQuantity"], Names((Processor with { Count = 8 }).ToXml(Processor)));
        Assert.Equal(["InstanceID", "ExposeVirtualizationExtensions"], Names((Processor with { ExposeVirtualizationExtensions = true }).ToXml(Processor)));
    }

    [Fact]
    public void A_memorys_changes_are_sent_with_its_id()
    {
        Assert.Equal(["InstanceID", "VirtualQuantity"], Names((Memory with { StartupMB = 4096 }).ToXml(Memory)));
        Assert.Equal(["InstanceID", "Reservation", "Limit"], Names((Memory with { MinimumMB = 512, MaximumMB = 8192 }).ToXml(Memory)));
        Assert.Equal(["InstanceID", "DynamicMemoryEnabled"], Names((Memory with { DynamicMemoryEnabled = false }).ToXml(Memory)));
    }

    [Fact]
    public void A_change_of_nothing_is_no_call()
    {
        var session = new ScriptedSession();
        using var connection = new HyperVConnection(session);
        MachineSettings settings = MachineSettings.Of(Machines.Any);

        ResourceSettings.Modify(connection, Machines.Any.Path, settings, settings, "Changing nothing");

        Assert.Empty(session.Calls);
    }

    [Fact]
    public void Settings_are_read_back_by_key_and_are_none_when_the_machine_is_gone()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect();
        MachineSettings settings = MachineSettings.Of(Machines.Read(connection, LabVms.Dynamic).Machine);

        Assert.Equal(settings, ResourceSettings.Read(connection, settings));
        Assert.Null(ResourceSettings.Read(connection, settings with { Memory = settings.Memory with { InstanceId = "Microsoft:none" } }));
        Assert.Null(ResourceSettings.Read(connection, settings with { Processor = settings.Processor with { InstanceId = "Microsoft:none" } }));
    }

    [Fact]
    public void The_inventory_is_sorted_by_name_and_id_and_reads_as_one_machine_does()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect();

        MachineInventory inventory = MachineInventory.Read(connection);
        MachineReading[] all = [.. inventory.Machines.Select(inventory.Read).OfType<MachineReading>()];

        Assert.Equal(all.OrderBy(static r => r.Machine!.Name, StringComparer.OrdinalIgnoreCase).ThenBy(static r => r.Machine!.Id), all);
        Assert.Equal(16, all.Length);
        Assert.All(all, reading =>
        {
            (VirtualMachine alone, Host itsHost) = Machines.Read(connection, reading.Machine!.Id.ToString(), nested: true);
            Assert.Equal(itsHost, reading.Host);

            // Whether a guest can be shut down is asked only when it matters.
            Assert.Equal(
                alone with { Shutdown = GuestShutdown.Unavailable, Checkpoints = [] },
                reading.Machine with { Checkpoints = [] });
            Assert.Equal(alone.Checkpoints, reading.Machine.Checkpoints);
        });
    }

    [Fact]
    public void The_state_of_a_machine_that_is_gone_is_none()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect();

        Assert.Null(MachineReader.ReadState(connection, Guid.Empty, connection.Within(HyperVConnection.ReadTimeout)));
        Assert.Equal(VirtualMachineState.Saved, MachineReader.ReadState(connection, Guid.Parse(LabVms.Saved), connection.Within(HyperVConnection.ReadTimeout)));
    }

    [Theory]
    [InlineData("vm", null, "VM 'vm'")]
    [InlineData(null, "8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d", "VM 8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d")]
    [InlineData("vm", "8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d", "VM 'vm' (8f1b1c2e-6d0e-4e0b-9d53-0f7c7a1f2b3d)")]
    [InlineData(null, null, "The VM")]
    public void A_machine_is_named_in_messages_as_the_user_named_it(string? name, string? id, string display) =>
        Assert.Equal(display, new MachineIdentity(name, id is null ? null : Guid.Parse(id)).Display);

    private static IEnumerable<string> Names(string? xml) =>
        System.Xml.Linq.XElement.Parse(xml!).Elements("PROPERTY").Select(static p => p.Attribute("NAME")!.Value);
}
