using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

public sealed class ModifyResourceSettingsTests
{
    private const string Flag = "ExposeVirtualizationExtensions";

    [Fact]
    public void Processor_and_memory_change_in_one_call_at_once_and_without_a_job()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.Modify(
            Caller.ProcessorXml(LabVms.Web, (Flag, "boolean", "TRUE"), ("VirtualQuantity", "uint64", "8")),
            Caller.MemoryXml(LabVms.Web, ("VirtualQuantity", "uint64", "8192"), ("Reservation", "uint64", "8192"), ("Limit", "uint64", "8192")));

        Caller.Done(result);
        Assert.Equal("true", host.Read("Msvm_ProcessorSettingData", LabVms.Web, Flag));
        Assert.Equal("8", host.Read("Msvm_ProcessorSettingData", LabVms.Web, "VirtualQuantity"));
        Assert.Equal("8192", host.Read("Msvm_MemorySettingData", LabVms.Web, "Limit"));
        Assert.Equal(2, ((CimPath[])result.OutParameters.Find("ResultingResourceSettings")!.Value!).Length);
    }

    [Fact]
    public void A_call_that_changes_nothing_answers_0_even_on_a_running_vm()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;

        CimMethodResult result = session.Modify(Caller.ProcessorXml(LabVms.Sql, (Flag, "boolean", "false"), ("VirtualQuantity", "uint64", "8")));

        Assert.Equal(0u, result.ReturnValue);
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void The_knob_asynchronous_makes_a_method_answer_4096_and_its_effect_come_with_the_job()
    {
        using var host = TemporaryHost.LabL0().Knob("asynchronous", new System.Text.Json.Nodes.JsonArray("ModifyResourceSettings"));
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.Modify(Caller.ProcessorXml(LabVms.Web, (Flag, "boolean", "true")));

        Assert.Null(result.OutParameters.Find("ResultingResourceSettings"));
        Assert.Equal("false", host.Read("Msvm_ProcessorSettingData", LabVms.Web, Flag));
        Assert.Equal("job 7", session.Outcome(result));
        Assert.Equal("true", host.Read("Msvm_ProcessorSettingData", LabVms.Web, Flag));
    }

    [Theory]
    [InlineData(LabVms.Sql)]
    [InlineData(LabVms.Paused)]
    public void A_vm_that_runs_or_is_paused_refuses_the_nesting_flag(string vm)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(32775u, session.Modify(Caller.ProcessorXml(vm, (Flag, "boolean", "true"))).ReturnValue);
        Assert.False(session.Processor(vm).Flag(Flag));
    }

    [Fact]
    public void One_bad_instance_refuses_the_whole_call()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal("job 10/32773", session.Outcome(session.Modify(
            Caller.ProcessorXml(LabVms.Web, (Flag, "boolean", "true")), Caller.MemoryXml(LabVms.Web, ("VirtualQuantity", "uint64", "4097")))));
        Assert.False(session.Processor(LabVms.Web).Flag(Flag));
    }

    [Theory]
    [InlineData("VirtualQuantity", "uint64", "0", "job 10/32773")]
    [InlineData("VirtualQuantity", "uint64", "2049", "job 10/32773")]
    [InlineData("VirtualQuantity", "uint64", "-1", "32773")]
    [InlineData("VirtualQuantity", "uint64", "four", "32773")]
    [InlineData("VirtualQuantity", "uint32", "4", "32776")]
    [InlineData("VirtualQuantity", "string", "4", "32776")]
    [InlineData("VirtualQuantity", "banana", "4", "32776")]
    [InlineData("Limit", "uint64", "100001", "job 10/32773")]
    [InlineData("Weight", "uint32", "10001", "job 10/32773")]
    [InlineData(Flag, "boolean", "yes", "32773")]
    [InlineData("NoSuchProperty", "string", "x", "32773")]
    [InlineData("ResourceType", "uint16", "4", "job 10/32773")]
    public void A_bad_processor_value_is_refused_at_once_or_by_a_job(string name, string type, string value, string expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;

        Assert.Equal(expected, session.Outcome(session.Modify(Caller.ProcessorXml(LabVms.Web, (name, type, value)))));
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void Generation_1_takes_64_processors_at_most()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal("job 10/32773", session.Outcome(session.Modify(Caller.ProcessorXml(LabVms.Old, ("VirtualQuantity", "uint64", "65")))));
        Caller.Done(session.Modify(Caller.ProcessorXml(LabVms.Old, ("VirtualQuantity", "uint64", "64"))));
    }

    [Theory]
    [InlineData("VirtualQuantity=4097", "job 10/32773")]
    [InlineData("VirtualQuantity=16", "job 10/32773")]
    [InlineData("Reservation=1024", "job 10/32773")]
    [InlineData("VirtualQuantity=8192;Limit=8192;Reservation=4096", "0")]
    [InlineData("VirtualQuantity=8192", "0")]
    [InlineData("VirtualQuantity=8192;Limit=9000", "job 10/32773")]
    [InlineData("TargetMemoryBuffer=4", "job 10/32773")]
    [InlineData("DynamicMemoryEnabled=true", "job 10/32773")]
    public void Static_memory_goes_by_its_rules(string changes, string expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Outcome(session.Modify(Caller.MemoryXml(LabVms.Web, Memory(changes)))));
    }

    [Theory]
    [InlineData("VirtualQuantity=512", "job 10/32773")]
    [InlineData("VirtualQuantity=16384", "job 10/32773")]
    [InlineData("VirtualQuantity=8192", "0")]
    [InlineData("Reservation=4096", "job 10/32773")]
    [InlineData("DynamicMemoryEnabled=false;VirtualQuantity=8192;Reservation=8192;Limit=8192", "0")]
    [InlineData("DynamicMemoryEnabled=false;VirtualQuantity=8192;Reservation=2048", "job 10/32773")]
    public void Dynamic_memory_keeps_startup_between_minimum_and_maximum(string changes, string expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Outcome(session.Modify(Caller.MemoryXml(LabVms.Dynamic, Memory(changes)))));
    }

    [Fact]
    public void Dynamic_memory_can_be_switched_on_once_virtual_numa_is_off()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(0u, session.ModifySystem(Caller.Xml(
            "Msvm_VirtualSystemSettingData", $"Microsoft:{LabVms.Web}", ("VirtualNumaEnabled", "boolean", "FALSE"))).ReturnValue);

        Caller.Done(session.Modify(Caller.MemoryXml(LabVms.Web, ("DynamicMemoryEnabled", "boolean", "TRUE"))));
    }

    [Theory]
    [InlineData(LabVms.Sql, "VirtualQuantity=16386", "0")]
    [InlineData(LabVms.Sql, "VirtualQuantity=16386;Reservation=16386;Limit=16386", "0")]
    [InlineData(LabVms.Sql, "Weight=1", "0")]
    [InlineData(LabVms.Sql, "DynamicMemoryEnabled=true", "32775")]
    [InlineData(LabVms.Saved, "Weight=1", "job 7")]
    public void Memory_of_a_vm_that_is_not_off_changes_only_where_hot_changes_exist(string vm, string changes, string expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Outcome(session.Modify(Caller.MemoryXml(vm, Memory(changes)))));
    }

    [Theory]
    [InlineData("Reservation=512", "0")]
    [InlineData("Reservation=1536", "32775")]
    [InlineData("Limit=16384", "0")]
    [InlineData("Limit=4096", "32775")]
    [InlineData("TargetMemoryBuffer=30", "0")]
    [InlineData("VirtualQuantity=4096", "32775")]
    public void Running_dynamic_memory_widens_but_does_not_narrow(string changes, string expected)
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_ComputerSystem", LabVms.Dynamic, "EnabledState", 2);
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Outcome(session.Modify(Caller.MemoryXml(LabVms.Dynamic, Memory(changes)))));
    }

    [Fact]
    public void Memory_of_a_running_nested_host_can_not_be_resized()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimObject job = session.Finish(session.Modify(Caller.MemoryXml(LabVms.Nested, ("VirtualQuantity", "uint64", "8194"))));

        Assert.Equal(10ul, job.Number("JobState"));
        Assert.Equal(8192ul, session.Memory(LabVms.Nested).Number("VirtualQuantity"));
    }

    [Fact]
    public void Shares_may_change_while_the_vm_runs()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Caller.Done(session.Modify(Caller.ProcessorXml(LabVms.Sql, ("Weight", "uint32", "200"), ("Limit", "uint64", "50000"))));

        Assert.Equal(200ul, session.Processor(LabVms.Sql).Number("Weight"));
    }

    [Fact]
    public void The_nesting_flag_needs_configuration_version_8()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimObject job = session.Finish(session.Modify(Caller.ProcessorXml(LabVms.Old, (Flag, "boolean", "true"))));

        Assert.Equal(10ul, job.Number("JobState"));
        Assert.Equal(32770ul, job.Number("ErrorCode"));
        Assert.False(session.Processor(LabVms.Old).Flag(Flag));
    }

    [Fact]
    public void A_property_newer_than_the_vm_refuses_the_call_only_if_its_value_differs()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(32770u, session.Modify(Caller.ProcessorXml(LabVms.Devices, (Flag, "boolean", "true"), ("AllowACountMCount", "boolean", "true"))).ReturnValue);
        Assert.Equal(0u, session.Modify(Caller.ProcessorXml(LabVms.Devices, (Flag, "boolean", "true"), ("EnableLegacyApicMode", "boolean", "false"))).ReturnValue);
    }

    [Theory]
    [InlineData(@"Microsoft:Definition\B637F346-6A0E-4DEC-AF52-BD70CB80A21D\Default")]
    [InlineData(@"Microsoft:00000000-0000-0000-0000-000000000000\b637f346-6a0e-4dec-af52-bd70cb80a21d\0")]
    [InlineData($@"Microsoft:{LabVms.FirstCheckpoint}\b637f346-6a0e-4dec-af52-bd70cb80a21d\0")]
    [InlineData("nonsense")]
    public void Only_a_vms_own_device_can_be_changed(string instanceId)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(32773u, session.Modify(Caller.Xml("Msvm_ProcessorSettingData", instanceId, ("VirtualQuantity", "uint64", "3"))).ReturnValue);
    }

    [Fact]
    public void One_device_twice_or_devices_of_two_vms_are_refused()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string web = Caller.ProcessorXml(LabVms.Web, (Flag, "boolean", "true"));

        Assert.Equal(32773u, session.Modify(web, web).ReturnValue);
        Assert.Equal(32773u, session.Modify(web, Caller.ProcessorXml(LabVms.TwinA, (Flag, "boolean", "true"))).ReturnValue);
        Assert.Equal(32773u, session.Modify().ReturnValue);
    }

    [Fact]
    public void Both_document_types_are_read_and_a_property_without_value_stays_as_it_is()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string id = $@"Microsoft:{LabVms.Web.ToLowerInvariant()}\b637f346-6a0e-4dec-af52-bd70cb80a21d\0";

        Caller.Done(session.Modify($"""
            <CIM CIMVERSION="2.0" DTDVERSION="2.0"><DECLARATION><DECLGROUP><VALUE.OBJECT><INSTANCE CLASSNAME="Msvm_ProcessorSettingData">
            <QUALIFIER NAME="dynamic" TYPE="boolean"><VALUE>TRUE</VALUE></QUALIFIER>
            <PROPERTY NAME="__PATH" CLASSORIGIN="___SYSTEM" TYPE="string"><VALUE>ignored</VALUE></PROPERTY>
            <PROPERTY NAME="InstanceID" PROPAGATED="true" TYPE="string"><QUALIFIER NAME="key" TYPE="boolean"/><VALUE>{id}</VALUE></PROPERTY>
            <PROPERTY NAME="VirtualQuantity" TYPE="uint64"></PROPERTY><PROPERTY NAME="Limit" TYPE="uint64"/>
            <PROPERTY.ARRAY NAME="HostResource" TYPE="string"><VALUE.ARRAY><VALUE>a</VALUE><VALUE/></VALUE.ARRAY></PROPERTY.ARRAY>
            <PROPERTY NAME="{Flag}" TYPE="boolean" MODIFIED="TRUE"><VALUE><![CDATA[TRUE]]></VALUE></PROPERTY>
            </INSTANCE></VALUE.OBJECT></DECLGROUP></DECLARATION></CIM>
            """));

        CimObject processor = session.Processor(LabVms.Web);
        Assert.True(processor.Flag(Flag));
        Assert.Equal(2ul, processor.Number("VirtualQuantity"));
        Assert.Equal(["a", ""], processor.Texts("HostResource"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("<INSTANCE/>")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_ProcessorSettingData\"/>")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_ProcessorSettingData\">text</INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_ProcessorSettingData\"><OTHER/></INSTANCE>")]
    [InlineData("<OTHER/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><INSTANCE CLASSNAME=\"Msvm_ProcessorSettingData\"/>")]
    [InlineData("<CIM><INSTANCE CLASSNAME=\"A\"/><INSTANCE CLASSNAME=\"B\"/></CIM>")]
    [InlineData("<INSTANCE CLASSNAME=\"A\"><PROPERTY NAME=\"B\"><VALUE>1</VALUE></PROPERTY></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME=\"A\"><PROPERTY NAME=\"B\" TYPE=\"string\"><VALUE>1</VALUE><VALUE>2</VALUE></PROPERTY></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME=\"A\"><PROPERTY NAME=\"B\" TYPE=\"string\"><VALUE><X/></VALUE></PROPERTY></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME=\"A\"><PROPERTY.ARRAY NAME=\"B\" TYPE=\"string\"><VALUE.ARRAY><X/></VALUE.ARRAY></PROPERTY.ARRAY></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME=\"A\"><PROPERTY NAME=\"B\" TYPE=\"string\"/><PROPERTY NAME=\"b\" TYPE=\"string\"/></INSTANCE>")]
    [InlineData("<INSTANCE CLASSNAME=\"Msvm_ComputerSystem\"><PROPERTY NAME=\"InstanceID\" TYPE=\"string\"><VALUE>x</VALUE></PROPERTY></INSTANCE>")]
    public void Text_that_is_no_instance_is_an_invalid_parameter(string xml)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(32773u, session.Modify(xml).ReturnValue);
    }

    [Fact]
    public void Very_long_and_very_deep_texts_are_refused()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string deep = string.Concat(Enumerable.Repeat("<Q>", 50)) + string.Concat(Enumerable.Repeat("</Q>", 50));

        Assert.Equal(32773u, session.Modify(Caller.ProcessorXml(LabVms.Web, ("CpuBrandString", "string", new string('x', 2_000_000)))).ReturnValue);
        Assert.Equal(32773u, session.Modify($"<INSTANCE CLASSNAME=\"A\"><QUALIFIER>{deep}</QUALIFIER></INSTANCE>").ReturnValue);
    }

    [Fact]
    public void A_renamed_vm_has_its_new_name_in_both_places()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(0u, session.ModifySystem(Caller.Xml(
            "Msvm_VirtualSystemSettingData", $"Microsoft:{LabVms.Sql}", ("ElementName", "string", "a &lt;b&gt;"))).ReturnValue);

        Assert.Single(session.Rows("SELECT Name FROM Msvm_ComputerSystem WHERE ElementName='a <b>'"));
        Assert.Single(session.Rows("SELECT InstanceID FROM Msvm_VirtualSystemSettingData WHERE ElementName='a <b>'"));
    }

    [Theory]
    [InlineData(LabVms.Web, "VirtualNumaEnabled", "boolean", "FALSE", "0")]
    [InlineData(LabVms.Sql, "VirtualNumaEnabled", "boolean", "FALSE", "32775")]
    [InlineData(LabVms.Dynamic, "VirtualNumaEnabled", "boolean", "TRUE", "job 10/32773")]
    [InlineData(LabVms.Web, "Version", "string", "12.0", "job 10/32773")]
    [InlineData(LabVms.Web, "UserSnapshotType", "uint16", "6", "job 10/32773")]
    [InlineData(LabVms.Sql, "UserSnapshotType", "uint16", "5", "0")]
    [InlineData(LabVms.Web, "ElementName", "string", "", "job 10/32773")]
    [InlineData(LabVms.InService, "ElementName", "string", "x", "32774")]
    [InlineData(LabVms.FirstCheckpoint, "UserSnapshotType", "uint16", "5", "job 10/32773")]
    [InlineData("00000000-0000-0000-0000-000000000000", "ElementName", "string", "x", "32773")]
    public void System_settings_go_by_their_rules(string id, string name, string type, string value, string expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Outcome(session.ModifySystem(Caller.Xml("Msvm_VirtualSystemSettingData", $"Microsoft:{id}", (name, type, value)))));
    }

    private static (string, string, string)[] Memory(string changes) =>
        [.. changes.Split(';').Select(static c => c.Split('=')).Select(static c => (
            c[0], c[0] switch { "DynamicMemoryEnabled" => "boolean", "Weight" or "TargetMemoryBuffer" => "uint32", _ => "uint64" }, c[1]))];
}
