using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 2: queries and associations.</summary>
public sealed class Section02Reading
{
    [Row("HH CimVmSettings C, LifecycleLiveTests L")]
    public void Row_2_1_Settings_are_found_by_the_VMs_GUID_in_any_case() => Off(static vm =>
    {
        foreach (string id in Values.Of(vm.VM.ToUpperInvariant(), vm.VM.ToLowerInvariant()))
        {
            string query = $"SELECT * FROM {Msvm.Settings} WHERE VirtualSystemIdentifier='{id}' AND VirtualSystemType='{Msvm.Realized}'";
            Assert.Equal("Microsoft:" + vm.VM, Assert.Single(vm.Rows(query)).Text("InstanceID"));
        }
    });

    [Row("BCVK C; EXH VmNetworkService C")]
    public void Row_2_2_Settings_are_found_by_the_start_and_the_end_of_their_identifier() => Off(static vm =>
    {
        Assert.Single(vm.Rows($"SELECT * FROM {Msvm.Memory} WHERE InstanceID LIKE 'Microsoft:{vm.VM}%'"));
        Assert.Single(vm.Rows($@"SELECT * FROM {Msvm.Processor} WHERE InstanceID LIKE 'Microsoft:{vm.VM}%' AND InstanceID LIKE '%\\0'"));
        Assert.Empty(vm.Rows($@"SELECT * FROM {Msvm.Processor} WHERE InstanceID LIKE 'Microsoft:{vm.VM}%' AND InstanceID LIKE '%\\1'"));
    });

    [Row("HH CimVmSettings C; EXH C")]
    public void Row_2_3_A_template_is_found_by_its_end_and_its_subtype() => OnEach(static scene =>
    {
        Assert.Single(scene.Rows($"SELECT * FROM {Msvm.Processor} WHERE InstanceID LIKE '%Default'"));
        Assert.Single(scene.Rows(
            $"SELECT * FROM {Msvm.Connection} WHERE InstanceID LIKE '%Default' AND ResourceSubType='Microsoft:Hyper-V:Ethernet Connection'"));
    });

    [Row("REC nic_security L")]
    public void Row_2_4_A_single_backslash_in_LIKE_is_no_query() => Off(static vm =>
        Assert.Equal(
            CimErrorCode.InvalidQuery,
            Assert.Throws<CimException>(() => vm.Rows($@"SELECT * FROM {Msvm.Processor} WHERE InstanceID LIKE '%\Default'")).Code));

    [Row("GOT 34 L")]
    public void Row_2_5_A_checkpoint_is_not_found_by_its_ConfigurationID() => WithVM(LabVms.Checkpointed, static vm =>
    {
        CimObject checkpoint = vm.Checkpoints()[0];
        string id = checkpoint.Text("ConfigurationID")!;
        Assert.NotEmpty(id);
        Assert.DoesNotContain(
            vm.Rows($"SELECT * FROM {Msvm.Settings} WHERE ConfigurationID='{id}'"),
            static row => row.Text("VirtualSystemType") is not Msvm.Realized);
        Assert.Single(vm.Rows($"SELECT * FROM {Msvm.Settings} WHERE InstanceID='{checkpoint.Text("InstanceID")}'"));
    });

    [Row("HH CimHyperVPowerInvoker C; GOT 22 L")]
    public void Row_2_6_Devices_are_found_by_the_VMs_GUID() => Running(static vm =>
        Assert.Single(vm.Rows($"SELECT * FROM {Msvm.ShutdownComponent} WHERE SystemName='{vm.VM}'")));

    [Row("HH CimVmSettings C, LifecycleLiveTests L")]
    public void Row_2_8_Parts_are_associated_with_the_settings_whatever_the_association() => Off(static vm =>
    {
        foreach (string className in Values.Of(Msvm.Processor, Msvm.Memory, Msvm.VMSecurity, Msvm.Connection, Msvm.Adapter))
        {
            Assert.Equal(vm.Row(className).Text("InstanceID"), Assert.Single(vm.Associated(vm.SettingsPath, null, className)).Text("InstanceID"));
        }

        Assert.Superset(
            new HashSet<string> { Msvm.Processor, Msvm.Memory, Msvm.Connection, Msvm.Adapter },
            vm.Associated(vm.SettingsPath, null, "CIM_ResourceAllocationSettingData").Select(static r => r.ClassName).ToHashSet());
    });

    [Row("HH HyperVCompute C")]
    public void Row_2_9_A_connections_feature_is_associated_with_it_or_there_is_none()
    {
        Off(static vm => Assert.Empty(vm.Features(vm.Connection())));
        WithVM(LabVms.Nested, static vm => Assert.True(Assert.Single(vm.Features(vm.Connection())).Flag("AllowMacSpoofing")));
    }

    [Row("GOT 27 L; MSH")]
    public void Row_2_11_Security_settings_are_no_component_of_the_settings_but_a_concrete_one() => Off(static vm =>
    {
        Assert.Empty(vm.Associated(vm.SettingsPath, "Msvm_VirtualSystemSettingDataComponent", Msvm.VMSecurity));
        Assert.Single(vm.Associated(vm.SettingsPath, null, Msvm.VMSecurity));
        Assert.Single(vm.Associated(vm.SettingsPath, "Msvm_ConcreteComponent", Msvm.VMSecurity));
    });

    [Row("REC snapshot_apply R, snapshot_tree_delete R")]
    public void Row_2_12_Without_an_association_a_VM_brings_its_checkpoints_too() => WithVM(LabVms.Checkpointed, static vm =>
    {
        string[] Found(string? association) =>
            [.. vm.Associated(vm.VMPath, association, Msvm.Settings).Select(static r => r.Text("InstanceID")!).Distinct().Order()];

        string[] checkpoints = [.. vm.Checkpoints().Select(static c => c.Text("InstanceID")!).Order()];
        Assert.Equal(2, checkpoints.Length);
        Assert.Equal(checkpoints.Append("Microsoft:" + vm.VM).Order(), Found(null));
        Assert.Equal(["Microsoft:" + vm.VM], Found("Msvm_SettingsDefineState"));
        Assert.Equal(checkpoints, Found("Msvm_SnapshotOfVirtualSystem"));
    });

    [Row("GOT 28 L, 29 L, 32 L")]
    public void Row_2_14_What_was_changed_is_read_at_once() => Off(static vm =>
    {
        vm.Modify(Msvm.Processor, ("VirtualQuantity", 4));
        Assert.Equal(0u, vm.Result.ReturnValue);
        vm.Reads(Msvm.Processor, ("VirtualQuantity", 4));
    });

    [Row("REC cpu_count R")]
    public void Row_2_15_An_object_from_before_a_change_keeps_its_values() => Off(static vm =>
    {
        CimObject before = vm.Row(Msvm.Processor);
        vm.ModifyPart(Msvm.Processor, ("VirtualQuantity", 4)).Is(Answer.Done);
        Assert.Equal(2ul, before.Number("VirtualQuantity"));
    });
}
