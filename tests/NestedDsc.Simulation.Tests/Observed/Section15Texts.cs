using NestedDsc.Cim;
using NestedDsc.TestSupport;
using static NestedDsc.Simulation.Tests.Observed.Hosts;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Section 15: embedded texts, parameters, rights.</summary>
public sealed class Section15Texts
{
    [Row("BCVK C; HH CimXml C; OVM C; REC R; GOT 7 L")]
    public void Row_15_1_All_forms_of_CIM_XML_are_taken_and_MOF_is_not()
    {
        const string Count = """<PROPERTY NAME="VirtualQuantity" CLASSORIGIN="CIM_ResourceAllocationSettingData" TYPE="uint64"><VALUE>4</VALUE></PROPERTY>""";
        Off(vm => Check(vm, $"""<INSTANCE CLASSNAME="{Msvm.Processor}">{Key(vm)}{Count}</INSTANCE>"""));
        Off(vm => Check(vm, $"""
            <INSTANCE CLASSNAME="{Msvm.Processor}">
              <QUALIFIER NAME="dynamic" TYPE="boolean"><VALUE>TRUE</VALUE></QUALIFIER>
              {Key(vm)}
              {Count.Replace("<VALUE>", """<QUALIFIER NAME="write" TYPE="boolean"><VALUE>TRUE</VALUE></QUALIFIER><VALUE>""", StringComparison.Ordinal)}
            </INSTANCE>
            """));
        Off(vm => Check(vm, $"""
            <INSTANCE CLASSNAME="{Msvm.Processor}">{Key(vm)}{Count.Replace(" TYPE", " MODIFIED=\"TRUE\" TYPE", StringComparison.Ordinal)}</INSTANCE>
            """));
        Off(static vm =>
        {
            string id = vm.Row(Msvm.Processor).Text("InstanceID")!.Replace(@"\", @"\\", StringComparison.Ordinal);
            vm.Submit(Msvm.Processor, $$"""instance of {{Msvm.Processor}} { InstanceID = "{{id}}"; VirtualQuantity = 4; };""")
                .Ends().NothingChanged();
            Assert.Equal(32773ul, vm.Result.ReturnValue == 4096 ? vm.Job!.Number("ErrorCode") : vm.Result.ReturnValue);
        });

        static string Key(Scene vm) =>
            $"""<PROPERTY NAME="InstanceID" CLASSORIGIN="CIM_SettingData" TYPE="string"><VALUE>{vm.Row(Msvm.Processor).Text("InstanceID")}</VALUE></PROPERTY>""";

        static void Check(Scene vm, string xml) => vm.Submit(Msvm.Processor, xml).Is(Answer.Accepted).Reads(Msvm.Processor, ("VirtualQuantity", 4));
    }

    [Row("BCVK C; HH C")]
    public void Row_15_2_Booleans_are_in_any_case() => Off(static vm =>
    {
        string id = vm.Row(Msvm.Processor).Text("InstanceID")!;
        foreach (string value in Values.Of("TRUE", "FALSE", "true", "false"))
        {
            vm.Submit(Msvm.Processor, $"""
                <INSTANCE CLASSNAME="{Msvm.Processor}"><PROPERTY NAME="InstanceID" TYPE="string"><VALUE>{id}</VALUE></PROPERTY>
                <PROPERTY NAME="ExposeVirtualizationExtensions" TYPE="boolean"><VALUE>{value}</VALUE></PROPERTY></INSTANCE>
                """).Is(Answer.Accepted).Reads(Msvm.Processor, ("ExposeVirtualizationExtensions", bool.Parse(value)));
        }
    });

    [Row("BCVK C")]
    public void Row_15_3_Processor_memory_and_settings_are_taken_in_part() => Off(static vm => vm
        .ModifyPart(Msvm.Processor, ("VirtualQuantity", 4)).Is(Answer.Accepted).Reads(Msvm.Processor, ("VirtualQuantity", 4), ("Weight", 100))
        .ModifyPart(Msvm.Memory, ("VirtualQuantity", 2048)).Is(Answer.Accepted).Reads(Msvm.Memory, ("VirtualQuantity", 2048), ("TargetMemoryBuffer", 20))
        .ModifyPart(Msvm.Settings, ("AutomaticStartupAction", 4)).Is(Answer.Accepted)
        .Reads(Msvm.Settings, ("AutomaticStartupAction", 4), ("ElementName", "lab-web01")));

    [Row("REC automatic_actions R; GOT 26 L")]
    public void Row_15_4_Intervals_are_written_as_days_and_time() => Off(static vm => vm
        .Submit(Msvm.Settings, $"""
            <INSTANCE CLASSNAME="{Msvm.Settings}"><PROPERTY NAME="InstanceID" TYPE="string"><VALUE>Microsoft:{vm.VM}</VALUE></PROPERTY>
            <PROPERTY NAME="AutomaticStartupActionDelay" TYPE="datetime"><VALUE>00000000000200.000000:000</VALUE></PROPERTY></INSTANCE>
            """).Is(Answer.Accepted).Reads(Msvm.Settings, ("AutomaticStartupActionDelay", TimeSpan.FromMinutes(2))));

    [Row("HH AddResourceAsync L; REC add_nic R; BCVK C")]
    public void Row_15_6_What_was_added_is_named_by_paths_with_their_key() => Off(
        static vm =>
        {
            vm.AddResources(Msvm.VMService, vm.SettingsPath, vm.ConnectionOf(vm.Row(Msvm.Adapter), LabSwitches.Lab));
            Assert.Equal(0u, vm.Result.ReturnValue);
            CimPath path = Assert.Single((CimPath[])vm.Result.OutParameters.Find("ResultingResourceSettings")!.Value!);
            Assert.Equal(vm.Connection().Text("InstanceID"), vm.Session.Get(path, vm.Deadline)!.Text("InstanceID"));
        },
        static host => Disconnect(host, LabVms.Web));

    [Row("HH HyperVBuilder C")]
    public void Row_15_8_A_static_method_is_called_on_its_class() => OnL1(static scene =>
    {
        scene.Call(
            CimPath.OfClass(CimNamespaces.StandardCimv2, "MSFT_NetIPAddress"), "Create", CimProperty.OfString("InterfaceAlias", "Ethernet 2"),
            CimProperty.OfString("IPAddress", "10.30.0.60"), new CimProperty("PrefixLength", CimType.UInt8, (byte)24)).Is(Answer.Done);
        Assert.NotEmpty(scene.Rows("SELECT * FROM MSFT_NetIPAddress WHERE IPAddress='10.30.0.60'", CimNamespaces.StandardCimv2));
    });

    [Row("HH CimVmSettings L")]
    public void Row_15_10_Paths_in_texts_are_written_by_hand() => Off(
        static vm =>
        {
            string adapter = vm.Row(Msvm.Adapter).Text("InstanceID")!.Replace(@"\", @"\\", StringComparison.Ordinal);
            string ns = $@"\\{vm.HostName()}\root\virtualization\v2:";
            vm.AddResources(Msvm.VMService, vm.SettingsPath, vm.Template(Msvm.Connection).Whole(
                ("Parent", $@"{ns}{Msvm.Adapter}.InstanceID=""{adapter}"""),
                ("HostResource", new[] { $@"{ns}{Msvm.Switch}.CreationClassName=""{Msvm.Switch}"",Name=""{LabSwitches.Lab}""" })))
                .Is(Answer.Accepted).Reads(Msvm.Connection, ("EnabledState", 2));
        },
        static host => Disconnect(host, LabVms.Web));

    [Row("HH HyperVCim C; GOT 54 L")]
    public void Row_15_11_Without_the_namespace_or_rights_there_are_errors_of_their_own()
    {
        On(TemporaryHost.CopyOf(HostFiles.GuestHome), "", static scene => Assert.Equal(
            CimErrorCode.InvalidNamespace, Assert.Throws<CimException>(() => scene.Rows($"SELECT * FROM {Msvm.ComputerSystem}")).Code));
        CimPath vm = Paths.Of(Msvm.ComputerSystem, ("CreationClassName", Msvm.ComputerSystem), ("Name", LabVms.Web));
        var call = new CimMethodCall(vm, "RequestStateChange", [CimProperty.OfUInt16("RequestedState", 2)]);
        Off(
            scene => Assert.Equal(
                CimErrorCode.AccessDenied, Assert.Throws<CimException>(() => scene.Session.Invoke(call, scene.Deadline)).Code),
            static host => host.Knob("accessDenied", true));
    }

    [Row("MSH; OSW C; GOT 54 L")]
    public void Row_15_13_Without_rights_the_management_service_is_not_to_be_seen() => Off(
        static scene => Assert.Empty(scene.Rows($"SELECT * FROM {Msvm.VMService}")), static host => host.Knob("accessDenied", true));
}
