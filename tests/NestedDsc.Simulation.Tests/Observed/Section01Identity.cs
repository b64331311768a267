using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 1: identity, keys and names. They hold on every host of the repository.</summary>
public sealed class Section01Identity
{
    [Row("REC config_version R; BCVK C")]
    public void Row_1_1_A_VMs_settings_bear_its_GUID() => EachRow(
        $"SELECT * FROM {Msvm.Settings} WHERE VirtualSystemType='{Msvm.Realized}'",
        static row =>
        {
            Paths.Fits("Microsoft:" + Paths.Guid, row.Text("InstanceID"));
            Assert.Equal("Microsoft:" + row.Text("VirtualSystemIdentifier"), row.Text("InstanceID"));
            Assert.Equal(row.Text("VirtualSystemIdentifier"), row.Text("ConfigurationID"));
        });

    [Row("REC snapshot_export R; GOT 34 L")]
    public void Row_1_2_A_checkpoint_has_a_GUID_of_its_own_and_names_its_VM_twice()
    {
        EachRow($"SELECT * FROM {Msvm.Settings} WHERE VirtualSystemType='Microsoft:Hyper-V:Snapshot:Realized'", Check);
        Off(static vm =>
        {
            vm.Checkpoint().Is(Answer.DoneByJob);
            CimObject checkpoint = Assert.Single(vm.Checkpoints());
            Check(checkpoint);
            Assert.Equal(vm.VM, checkpoint.Text("VirtualSystemIdentifier"));
        });

        static void Check(CimObject row)
        {
            Paths.Fits("Microsoft:" + Paths.Guid, row.Text("InstanceID"));
            Assert.NotEqual("Microsoft:" + row.Text("VirtualSystemIdentifier"), row.Text("InstanceID"));
            Assert.Equal(row.Text("VirtualSystemIdentifier"), row.Text("ConfigurationID"));
        }
    }

    [Row("REC add_nic R")]
    public void Row_1_3_An_adapter_is_a_GUID_below_its_VM() => EachRow(
        $"SELECT * FROM {Msvm.Adapter} WHERE NOT InstanceID LIKE '%Definition%'",
        static row => Paths.Fits($@"Microsoft:{Paths.Guid}\\{Paths.Guid}", row.Text("InstanceID")));

    [Row("REC connect_switch R; GOT 28 L")]
    public void Row_1_4_A_connection_is_C_below_its_adapter_and_names_it_by_its_full_path() => EachRow(
        $"SELECT * FROM {Msvm.Adapter} WHERE NOT InstanceID LIKE '%Definition%'",
        static (scene, adapter) =>
        {
            string id = adapter.Text("InstanceID")!;
            string query = $@"SELECT * FROM {Msvm.Connection} WHERE InstanceID LIKE '{id.Replace(@"\", @"\\", StringComparison.Ordinal)}%'";
            foreach (CimObject connection in scene.Rows(query))
            {
                Assert.Equal(id + @"\C", connection.Text("InstanceID"));
                Assert.Equal(
                    $@"\\{scene.HostName()}\root\virtualization\v2:{Msvm.Adapter}.InstanceID=""{id.Replace(@"\", @"\\", StringComparison.Ordinal)}""",
                    connection.Text("Parent"), ignoreCase: true);
            }
        });

    [Row("OSW test_networkutils R")]
    public void Row_1_5_A_feature_is_two_parts_below_its_connection() => EachRow(
        $"SELECT * FROM {Msvm.Feature} WHERE NOT InstanceID LIKE '%Definition%'",
        static (scene, row) =>
        {
            string[] parts = row.Text("InstanceID")!.Split('\\');
            string connection = string.Join('\\', parts[..^2]);
            Paths.Fits(Paths.Guid, parts[^2]);
            Paths.Fits(Paths.Guid, parts[^1]);
            Assert.NotNull(scene.Session.Get(Paths.Setting(Msvm.Connection, connection), scene.Deadline));
        });

    [Row("OSW test_networkutils R")]
    public void Row_1_5_An_added_feature_is_two_parts_below_its_connection() => Off(static vm =>
    {
        vm.AddFeature(Msvm.Security, ("AllowMacSpoofing", true)).Is(Answer.Done);
        string connection = vm.Connection().Text("InstanceID")!.Replace(@"\", @"\\", StringComparison.Ordinal);
        Paths.Fits($@"{connection}\\776E0BA7-94A1-41C8-8F28-951F524251B5\\{Paths.Guid}", Assert.Single(vm.RowsOf(Msvm.Security)).Text("InstanceID"));
    });

    [Row("REC battery_setting R, nic_security R; HH project notes L")]
    public void Row_1_6_Templates_are_four_of_which_one_is_the_default() => OnEach(static scene =>
    {
        // What the other three of a connection hold was not recorded; a host's file need not have them.
        IReadOnlyList<CimObject> all = scene.Rows("SELECT * FROM CIM_SettingData WHERE InstanceID LIKE 'Microsoft:Definition%'");
        Assert.Contains(all, static t => t.ClassName is Msvm.Processor);
        foreach (IGrouping<string, CimObject> group in all.GroupBy(static t => $"{t.ClassName} {t.Text("ResourceSubType")}"))
        {
            string[] ids = [.. group.Select(static t => t.Text("InstanceID")!).Order()];
            string first = ids[0][..ids[0].LastIndexOf('\\')];
            Paths.Fits($@"Microsoft:Definition\\{Paths.Guid}", first);
            string[] four = [first + @"\Default", first + @"\Increment", first + @"\Maximum", first + @"\Minimum"];
            Assert.Equal(ids.Length == 1 ? four[..1] : four, ids);
            Assert.True(ids.Length == 4 || group.First().ClassName is Msvm.Connection, first);
        }
    });

    [Row("REC vlan_set R, nic_security R, nic_sriov_offload R")]
    public void Row_1_7_Features_are_known_by_these_GUIDs() => OnEach(static scene =>
    {
        Paths.Fits(@"Microsoft:Definition\\776E0BA7-94A1-41C8-8F28-951F524251B5\\Default", scene.Template(Msvm.Security).Text("InstanceID"));
        foreach ((string className, string id) in new[]
        {
            (Msvm.Security, "776E0BA7-94A1-41C8-8F28-951F524251B5"), (Msvm.Offload, "C885BFD1-ABB7-418F-8163-9F379C9F7166"),
            (Msvm.Vlan, "952C5004-4465-451C-8CB8-FA9AB382B773"),
        })
        {
            Assert.All(
                scene.Rows($"SELECT * FROM {className}"),
                row => Assert.Contains($@"\{id}\", row.Text("InstanceID"), StringComparison.OrdinalIgnoreCase));
        }
    });

    [Row("REC vtpm_security R")]
    public void Row_1_8_Security_settings_are_a_GUID_below_their_VM() => EachRow(
        $"SELECT * FROM {Msvm.VMSecurity} WHERE NOT InstanceID LIKE '%Definition%'",
        static row => Paths.Fits($@"Microsoft:{Paths.Guid}\\{Paths.Guid}", row.Text("InstanceID")));

    [Row("DUMP R")]
    public void Row_1_11_A_running_component_is_called_the_same_on_every_VM()
    {
        EachRow($"SELECT * FROM {Msvm.ShutdownComponent}", Check);
        Off(static vm =>
        {
            vm.Request(2).Is(Answer.DoneByJob);
            Check(vm.ShutdownComponent()!);
        });

        static void Check(CimObject row)
        {
            Assert.Equal("Microsoft:9F8233AC-BE49-4C79-8EE3-E7E1985B2077", row.Text("DeviceID"), ignoreCase: true);
            Paths.Fits(Paths.Guid, row.Text("SystemName"));
        }
    }

    [Row("DUMP R; MSH")]
    public void Row_1_14_Services_have_these_names() => OnEach(static scene =>
    {
        foreach ((string className, string name) in new[]
        {
            (Msvm.VMService, "vmms"), (Msvm.SnapshotService, "vssnapsvc"), (Msvm.SwitchService, "nvspwmi"), ("Msvm_SecurityService", "vmsecuritywmi"),
        })
        {
            Assert.Equal(name, Assert.Single(scene.Rows($"SELECT * FROM {className}")).Text("Name"));
        }
    });

    [Row("REC read_vm_list R, read_host R, create_switch R")]
    public void Row_1_15_The_host_is_a_computer_system_named_like_the_computer_and_has_no_settings() => OnEach(static scene =>
    {
        string name = scene.HostName();
        CimObject host = Assert.Single(scene.Rows($"SELECT * FROM {Msvm.ComputerSystem} WHERE Name='{name}'"));
        Assert.Equal((name, 2ul), (host.Text("ElementName"), host.Number("EnabledState")));
        Assert.Empty(scene.Rows($"SELECT * FROM {Msvm.Settings} WHERE VirtualSystemIdentifier='{name}'"));
        Assert.Empty(scene.Associated(
            Paths.Of(Msvm.ComputerSystem, ("CreationClassName", Msvm.ComputerSystem), ("Name", name)), null, Msvm.Settings));
    });

    [Row("HH project notes L; EXH C")]
    public void Row_1_16_The_default_switch_has_the_same_GUID_everywhere()
    {
        using TemporaryHost host = ClientHost.Make();
        using var scene = new Scene(host, L1Vms.App);
        Assert.Equal("C08CB7B8-9B3C-408E-8E30-5E16A3AEB444", scene.SwitchId("Default Switch"));
    }

    [Row("REC secureboot_template R, vmgenid_bios R, add_nic R")]
    public void Row_1_18_GUIDs_are_upper_case_without_braces_but_identifiers_of_devices_carry_them()
    {
        EachRow($"SELECT * FROM {Msvm.Settings} WHERE NOT InstanceID LIKE '%Definition%'", static row =>
        {
            foreach (string property in Values.Of("VirtualSystemIdentifier", "BIOSGUID", "SecureBootTemplateId"))
            {
                if (row.Text(property) is { Length: > 0 } guid)
                {
                    Assert.Matches($"^{Paths.Guid}$", guid);
                }
            }
        });
        EachRow($"SELECT * FROM {Msvm.ComputerSystem} WHERE Caption LIKE 'V%'", static row => Assert.Matches($"^{Paths.Guid}$", row.Text("Name")));
        EachRow(
            $"SELECT * FROM {Msvm.Adapter} WHERE NOT InstanceID LIKE '%Definition%'",
            static row => Assert.All(row.Texts("VirtualSystemIdentifiers"), static id => Paths.Fits($@"\{{{Paths.Guid}\}}", id)));
    }

    [Row("REC read_vm_settings R, mem_dynamic R, checkpoint_type R, automatic_actions R")]
    public void Row_1_19_A_new_VM_has_these_defaults() => EachRow(
        $"SELECT * FROM {Msvm.ComputerSystem} WHERE EnabledState=3",
        static (scene, vm) =>
        {
            // Hosts have VMs that were set up in one way or another; a value that was not is the default.
            string id = vm.Text("Name")!;
            CimObject memory = Assert.Single(scene.Rows($"SELECT * FROM {Msvm.Memory} WHERE InstanceID LIKE 'Microsoft:{id}%'"));
            CimObject processor = Assert.Single(scene.Rows($"SELECT * FROM {Msvm.Processor} WHERE InstanceID LIKE 'Microsoft:{id}%'"));
            CimObject settings = scene.Session.Get(Paths.Setting(Msvm.Settings, "Microsoft:" + id), scene.Deadline)!;
            Assert.Equal(20ul, memory.Number("TargetMemoryBuffer"));
            Assert.Equal((100000ul, 100ul, 0ul), (processor.Number("Limit"), processor.Number("Weight"), processor.Number("Reservation")));
            Assert.Equal(1ul, settings.Number("AutomaticCriticalErrorAction"));
            Assert.Equal(TimeSpan.FromMinutes(30), settings.Find("AutomaticCriticalErrorActionTimeout")?.Value);
        });

    [Row("REC read_vm_settings R, mem_static R")]
    public void Row_1_19_A_VM_whose_memory_nobody_set_has_a_small_reservation_and_a_limit_of_a_terabyte() => OnEach(static scene =>
    {
        CimObject template = scene.Template(Msvm.Memory);
        Assert.Equal((1024ul, 512ul, 1048576ul), (template.Number("VirtualQuantity"), template.Number("Reservation"), template.Number("Limit")));
        IReadOnlyList<CimObject> all = scene.Rows($"SELECT * FROM {Msvm.Memory} WHERE NOT InstanceID LIKE '%Definition%'");
        Assert.True(
            all.Count == 0 || all.Any(static m => m.Number("Reservation") == 512 && m.Number("Limit") == 1048576 && m.Flag("DynamicMemoryEnabled") == false),
            "Every VM of this host had its memory set.");
    });
}
