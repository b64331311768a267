using NestedDsc.Cim;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests;

/// <summary>Only what changes is sent: a property that a host's version guards would have the whole call refused.</summary>
public sealed class SettingsTests
{
    private static readonly VMSettings Settings = VMSettings.From(
        Rows.Settings(Rows.Realized, null, CimProperty.OfBoolean("VirtualNumaEnabled", value: true)),
        Rows.Processor(CimProperty.OfBoolean("ExposeVirtualizationExtensions", value: false)),
        Rows.Memory())!;

    [Fact]
    public void Equal_settings_have_nothing_to_send()
    {
        Assert.Empty(Sent(Settings));
        Assert.Empty(Sent(Settings.With(VMSetting.ProcessorCount, 4)));
    }

    [Fact]
    public void A_processors_changes_are_sent_with_its_id()
    {
        Assert.Equal(["ModifyResourceSettings: InstanceID, VirtualQuantity"], Sent(Settings.With(VMSetting.ProcessorCount, 8)));
        Assert.Equal(["ModifyResourceSettings: InstanceID, ExposeVirtualizationExtensions"], Sent(Settings.With(VMSetting.ExposeVirtualizationExtensions, 1)));
    }

    [Fact]
    public void A_memorys_changes_are_sent_with_its_id()
    {
        Assert.Equal(["ModifyResourceSettings: InstanceID, VirtualQuantity"], Sent(Settings.With(VMSetting.MemoryStartupMB, 4096)));
        Assert.Equal(
            ["ModifyResourceSettings: InstanceID, Reservation, Limit"],
            Sent(Settings.With(VMSetting.MemoryMinimumMB, 512).With(VMSetting.MemoryMaximumMB, 8192)));
        Assert.Equal(["ModifyResourceSettings: InstanceID, DynamicMemoryEnabled"], Sent(Settings.With(VMSetting.DynamicMemoryEnabled, 0)));
    }

    [Fact]
    public void Changes_of_devices_are_one_call_and_those_of_the_vm_another() => Assert.Equal(
        ["ModifyResourceSettings: InstanceID, VirtualQuantity | InstanceID, VirtualQuantity", "ModifySystemSettings: InstanceID, VirtualNumaEnabled"],
        Sent(Settings.With(VMSetting.VirtualNumaEnabled, 0).With(VMSetting.MemoryStartupMB, 4096).With(VMSetting.ProcessorCount, 8)));

    [Fact]
    public void Settings_are_compared_by_value()
    {
        Assert.Equal(Settings, Settings.With(VMSetting.ProcessorCount, 8).With(VMSetting.ProcessorCount, 4));
        Assert.NotEqual(Settings, Settings.With(VMSetting.ProcessorCount, 8));
        Assert.NotEqual(Settings, Settings.With(VMSetting.ExposeVirtualizationExtensions, null));
    }

    [Fact]
    public void Settings_are_read_back_by_key_and_are_none_when_the_machine_is_gone()
    {
        using TemporaryHost host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect();
        VMSettings settings = Machines.Read(connection, LabVms.Dynamic).Machine.Settings;

        Assert.Equal(settings, SettingService.Read(connection, settings, VMSetting.All));
        Assert.Equal(settings, SettingService.Read(connection, settings, [VMSetting.VirtualNumaEnabled]));
        VMSettings gone = VMSettings.From(Rows.Settings(Rows.Realized, "Microsoft:none"), Rows.Processor(), Rows.Memory())!;
        Assert.Null(SettingService.Read(connection, gone, [VMSetting.ProcessorCount]));
        Assert.Null(SettingService.Read(connection, gone, [VMSetting.VirtualNumaEnabled]));
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

    private static List<string> Sent(VMSettings wanted)
    {
        ScriptedSession session = new ScriptedSession().Returns(0);
        using var connection = new HyperVConnection(session);
        SettingService.Modify(connection, Machines.Any.Path, Settings, wanted, "Changing settings");
        return [.. session.Invoked.Select(static call => $"{call.Method}: {string.Join(" | ", (call.Parameters[0].Value as string[] ?? [(string)call.Parameters[0].Value!]).Select(Names))}")];
    }
    private static string Names(string xml) =>
        string.Join(", ", System.Xml.Linq.XElement.Parse(xml).Elements("PROPERTY").Select(static p => p.Attribute("NAME")!.Value));
}
