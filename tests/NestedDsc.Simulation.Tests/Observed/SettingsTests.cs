using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.Observed;

/// <summary>Changes of a VM's settings as hosts were observed to take them; the numbers are those of the rows in the notes.</summary>
public sealed class SettingsTests
{
    private const string Class = "Msvm_VirtualSystemSettingData";

    [Theory]
    [InlineData("Weight", "uint32", "200")]
    [InlineData("VirtualQuantity", "uint64", "4")]
    [InlineData("ExposeVirtualizationExtensions", "boolean", "true")]
    public void Row_3_9_a_saved_vm_takes_a_change_of_its_processors_and_does_not_make_it(string name, string type, string value)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;

        Assert.Equal("job 7", session.Outcome(session.Modify(Caller.ProcessorXml(LabVms.Saved, (name, type, value)))));
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void Row_4_1_a_minimum_and_maximum_beside_static_memory_are_no_obstacle_and_stay()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        Assert.Equal((512ul, 1048576ul, false), Memory(session));

        Caller.Done(session.Modify(Network.NetworkCaller.With(
            session.Memory(LabVms.TwinA), new CimProperty("VirtualQuantity", CimType.UInt64, 3072ul))));

        Assert.Equal(3072ul, session.Memory(LabVms.TwinA).Number("VirtualQuantity"));
        Assert.Equal((512ul, 1048576ul, false), Memory(session));
    }

    [Fact]
    public void Rows_4_4_to_4_7_dynamic_memory_and_virtual_numa_exclude_each_other()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string dynamic = Caller.MemoryXml(LabVms.TwinA, ("DynamicMemoryEnabled", "boolean", "TRUE"));

        CimObject job = session.Finish(session.Modify(dynamic));

        Assert.Equal((10ul, 32773ul), (job.Number("JobState")!.Value, job.Number("ErrorCode")!.Value));
        Assert.Contains("NUMA", job.Text("ErrorDescription"), StringComparison.Ordinal);
        Assert.Equal((512ul, 1048576ul, false), Memory(session));
        Caller.Done(session.ModifySystem(Settings(LabVms.TwinA, ("VirtualNumaEnabled", "boolean", "false"))));
        Caller.Done(session.Modify(dynamic));
        Assert.Equal((512ul, 1048576ul, true), Memory(session));
        Assert.Equal("job 10/32773", session.Outcome(session.ModifySystem(Settings(LabVms.TwinA, ("VirtualNumaEnabled", "boolean", "true")))));
    }

    [Fact]
    public void Rows_8_3_and_8_4_of_notes_the_first_is_kept_none_changes_nothing_and_an_empty_one_clears()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string Set(params string[] notes) => session.Outcome(session.ModifySystem(
            EmbeddedInstance.ToXml(Class, CimProperty.OfString("InstanceID", "Microsoft:" + LabVms.Web), CimProperty.OfStrings("Notes", notes))));
        IReadOnlyList<string> Notes() => session.Get(Caller.Settings(LabVms.Web), session.Deadline())!.Texts("Notes");

        Assert.Equal("0", Set("one", "two"));
        Assert.Equal(["one"], Notes());
        Assert.Equal("job 7", Set());
        Assert.Equal(["one"], Notes());
        Assert.Equal("0", Set(""));
        Assert.Empty(Notes());
    }

    [Theory]
    [InlineData(LabVms.Sql)]
    [InlineData(LabVms.Saved)]
    public void Rows_8_6_to_8_8_the_start_action_changes_live_the_stop_action_does_not_and_takes_the_whole_call_along(string vm)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string Modify(params (string, string, string)[] properties) => session.Outcome(session.ModifySystem(Settings(vm, properties)));

        Assert.Equal("0", Modify(("AutomaticStartupAction", "uint16", "4"), ("AutomaticShutdownAction", "uint16", "3")));
        Assert.Equal("4", host.Read(Class, $"Microsoft:{vm}", "AutomaticStartupAction"));
        Assert.Equal("job 7", Modify(("AutomaticStartupAction", "uint16", "2"), ("AutomaticShutdownAction", "uint16", "2")));
        Assert.Equal("4", host.Read(Class, $"Microsoft:{vm}", "AutomaticStartupAction"));
        Assert.Equal("3", host.Read(Class, $"Microsoft:{vm}", "AutomaticShutdownAction"));
        Assert.Equal("0", session.Outcome(session.ModifySystem(Settings(LabVms.Web, ("AutomaticShutdownAction", "uint16", "2")))));
    }

    [Fact]
    public void Rows_8_10_and_8_11_a_recovery_action_that_is_none_fails_and_without_a_critical_action_there_is_no_timeout()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal("job 10/32773", session.Outcome(session.ModifySystem(Settings(LabVms.Web, ("AutomaticRecoveryAction", "uint16", "1")))));
        Caller.Done(session.ModifySystem(Settings(LabVms.Web, ("AutomaticCriticalErrorAction", "uint16", "0"))));

        Assert.Equal("null", host.Read(Class, $"Microsoft:{LabVms.Web}", "AutomaticCriticalErrorActionTimeout"));
    }

    [Theory]
    [InlineData("272e7447-90a4-4563-a4b9-8e4ab00526ce", "0", "\"272E7447-90A4-4563-A4B9-8E4AB00526CE\"", "changed")]
    [InlineData("{272e7447-90a4-4563-a4b9-8e4ab00526ce}", "job 7", "\"1734C6E8-3154-4DDA-BA5F-A874CC483422\"", "lab-web01")]
    public void Rows_8_14_and_8_15_a_secure_boot_template_in_braces_does_nothing_nor_does_its_call(
        string template, string expected, string kept, string name)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Outcome(session.ModifySystem(
            Settings(LabVms.Web, ("SecureBootTemplateId", "string", template), ("ElementName", "string", "changed")))));

        Assert.Equal(kept, host.Read(Class, $"Microsoft:{LabVms.Web}", "SecureBootTemplateId"));
        Assert.Equal(name, session.Get(Caller.Vm(LabVms.Web), session.Deadline())!.Text("ElementName"));
    }

    [Theory]
    [InlineData(LabVms.Old, "0", "[1,0,2,3]")]
    [InlineData(LabVms.Legacy, "job 7", "[0,1,2,3]")]
    public void Rows_8_17_and_8_18_the_boot_order_of_generation_1_changes_while_the_vm_is_off(string vm, string expected, string kept)
    {
        using var host = TemporaryHost.LabL0()
            .Edit(static root => root["namespaces"]![CimNamespaces.Virtualization]![Class]!["properties"]!["BootOrder"] = "uint16[]")
            .Set(Class, $"Microsoft:{vm}", "BootOrder", new JsonArray(0, 1, 2, 3));
        using SimulatedSession session = host.Open();

        Assert.Equal(expected, session.Outcome(session.ModifySystem(EmbeddedInstance.ToXml(
            Class, CimProperty.OfString("InstanceID", "Microsoft:" + vm),
            new CimProperty("BootOrder", CimType.UInt16, new ushort[] { 1, 0, 2, 3 }, IsArray: true)))));

        Assert.Equal(kept, new string([.. host.Read(Class, $"Microsoft:{vm}", "BootOrder").Where(static c => !char.IsWhiteSpace(c))]));
    }

    [Theory]
    [InlineData("true", "00155D010203", "0")]
    [InlineData("true", "00155D", "job 10/32773")]
    [InlineData("false", "", "0")]
    [InlineData("false", "000000000000", "job 10/32773")]
    public void Rows_9_10_and_9_11_an_adapter_has_a_static_address_or_none(string isStatic, string address, string expected)
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        CimObject adapter = session.Rows($"SELECT * FROM Msvm_SyntheticEthernetPortSettingData WHERE InstanceID LIKE 'Microsoft:{LabVms.Web}%'")[0];

        Assert.Equal(expected, session.Outcome(session.Modify(Caller.Xml(
            adapter.ClassName, adapter.Text("InstanceID")!, ("StaticMacAddress", "boolean", isStatic), ("Address", "string", address)))));
    }

    [Fact]
    public void Row_7_6_applying_a_checkpoint_does_not_bring_notes_back()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        Caller.Done(session.ModifySystem(EmbeddedInstance.ToXml(
            Class, CimProperty.OfString("InstanceID", "Microsoft:" + LabVms.Checkpointed), CimProperty.OfStrings("Notes", "since then"))));

        session.Finish(session.Apply(LabVms.FirstCheckpoint));

        Assert.Equal(["since then"], session.Get(Caller.Settings(LabVms.Checkpointed), session.Deadline())!.Texts("Notes"));
    }

    private static (ulong? Minimum, ulong? Maximum, bool? IsDynamic) Memory(SimulatedSession session) =>
        session.Memory(LabVms.TwinA) is var m ? (m.Number("Reservation"), m.Number("Limit"), m.Flag("DynamicMemoryEnabled")) : default;

    private static string Settings(string vm, params (string Name, string Type, string Value)[] properties) =>
        Caller.Xml(Class, $"Microsoft:{vm}", properties);
}
