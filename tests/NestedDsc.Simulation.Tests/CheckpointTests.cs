using NestedDsc.Cim;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests;

public sealed class CheckpointTests
{
    private const string Production =
        """<INSTANCE CLASSNAME="Msvm_VirtualSystemSnapshotSettingData"><PROPERTY NAME="ConsistencyLevel" TYPE="uint8"><VALUE>1</VALUE></PROPERTY></INSTANCE>""";

    [Fact]
    public void A_checkpoint_appears_a_moment_after_its_job_with_its_own_settings()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        CimMethodResult result = session.Checkpoint(LabVms.Web);
        Assert.Null(result.OutParameters.Find("ResultingSnapshot"));
        Assert.Equal([(ushort)11, (ushort)32768], session.Get(Caller.Vm(LabVms.Web), session.Deadline())!.Codes("OperationalStatus"));
        var counts = new List<(ulong, int)>();
        for (int i = 0; i < 3; i++)
        {
            IReadOnlyList<IReadOnlyList<CimObject>> rows = session.Query(
                [
                    new CimQuery(CimNamespaces.Virtualization, "SELECT * FROM Msvm_ConcreteJob"),
                    new CimAssociation(Caller.Vm(LabVms.Web), "Msvm_SnapshotOfVirtualSystem"),
                ],
                session.Deadline());
            counts.Add((rows[0][0].Number("JobState")!.Value, rows[1].Count));
        }

        Assert.Equal([(4ul, 0), (7ul, 0), (7ul, 1)], counts);
        CimObject checkpoint = session.Associated(Caller.Vm(LabVms.Web), "Msvm_SnapshotOfVirtualSystem")[0];
        string id = checkpoint.Text("ConfigurationID")!;
        Assert.Equal($"Microsoft:{id}", checkpoint.Text("InstanceID"));
        Assert.Equal(LabVms.Web, checkpoint.Text("VirtualSystemIdentifier"));
        Assert.Equal("Microsoft:Hyper-V:Snapshot:Realized", checkpoint.Text("VirtualSystemType"));
        Assert.Equal("lab-web01 - (1/15/2026 - 8:00:00 AM)", checkpoint.Text("ElementName"));
        Assert.Equal(2ul, session.Processor(id).Number("VirtualQuantity"));
        Assert.Equal(2ul, session.Processor(LabVms.Web).Number("VirtualQuantity"));
        Assert.Equal([(ushort)2], session.Get(Caller.Vm(LabVms.Web), session.Deadline())!.Codes("OperationalStatus"));
        Assert.EndsWith($"Msvm_VirtualSystemSettingData.InstanceID=\"Microsoft:{id}\"", session.Get(Caller.Settings(LabVms.Web), session.Deadline())!.Text("Parent"), StringComparison.Ordinal);
        Assert.Contains(id, session.Rows($"SELECT Parent FROM Msvm_EthernetPortAllocationSettingData WHERE InstanceID LIKE 'Microsoft:{id}%'")[0].Text("Parent"), StringComparison.Ordinal);
        CimPath job = result.OutParameters.Path("Job")!;
        Assert.Equal(
            ["Msvm_ComputerSystem", "Msvm_VirtualSystemSettingData"],
            session.Associated(job, "Msvm_AffectedJobElement").Select(static o => o.ClassName).Order());
    }

    [Fact]
    public void A_second_checkpoint_is_the_child_of_the_first_and_has_another_identity()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        session.Finish(session.Checkpoint(LabVms.Web));
        string first = session.Get(Caller.Settings(LabVms.Web), session.Deadline())!.Text("Parent")!;
        session.Finish(session.Checkpoint(LabVms.Web));

        IReadOnlyList<CimObject> all = Checkpoints(session, LabVms.Web);
        Assert.Equal([null, first], all.Select(static c => c.Text("Parent")));
        Assert.NotEqual(first, session.Get(Caller.Settings(LabVms.Web), session.Deadline())!.Text("Parent"));
    }

    [Fact]
    public void A_checkpoint_is_renamed_afterwards()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        session.Finish(session.Checkpoint(LabVms.Web));
        string id = Checkpoints(session, LabVms.Web)[0].Text("InstanceID")!;

        Assert.Equal(0u, session.ModifySystem(Caller.Xml("Msvm_VirtualSystemSettingData", id, ("ElementName", "string", "mine"))).ReturnValue);
        Assert.Equal("mine", Checkpoints(session, LabVms.Web)[0].Text("ElementName"));
        Assert.Equal("lab-web01", session.Get(Caller.Vm(LabVms.Web), session.Deadline())!.Text("ElementName"));
    }

    [Fact]
    public void Applying_brings_processor_and_memory_back()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        session.Finish(session.Apply(LabVms.FirstCheckpoint));

        Assert.Equal(2ul, session.Processor(LabVms.Checkpointed).Number("VirtualQuantity"));
        Assert.Equal(4096ul, session.Memory(LabVms.Checkpointed).Number("VirtualQuantity"));
        Assert.Equal("lab-cp01", session.Get(Caller.Vm(LabVms.Checkpointed), session.Deadline())!.Text("ElementName"));
        CimObject settings = session.Get(Caller.Settings(LabVms.Checkpointed), session.Deadline())!;
        Assert.Contains(LabVms.FirstCheckpoint, settings.Text("Parent"), StringComparison.Ordinal);
        Assert.Equal("Microsoft:Hyper-V:System:Realized", settings.Text("VirtualSystemType"));
        Assert.Equal(2, Checkpoints(session, LabVms.Checkpointed).Count);
    }

    [Fact]
    public void A_checkpoint_and_its_application_leave_the_vm_as_it_was()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = string.Join('|', Parts(session).Select(Show));

        session.Finish(session.Checkpoint(LabVms.Web));
        string id = Checkpoints(session, LabVms.Web)[0].Text("ConfigurationID")!;
        session.Finish(session.Modify(Caller.ProcessorXml(LabVms.Web, ("VirtualQuantity", "uint64", "7"))));
        session.Finish(session.Apply(id));
        session.Finish(session.Destroy(id));

        Assert.Equal(before, string.Join('|', Parts(session).Select(Show)));
        Assert.Empty(session.Rows($"SELECT * FROM CIM_SettingData WHERE InstanceID LIKE 'Microsoft:{id}%'"));
        Assert.DoesNotContain(id, host.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_checkpoint_with_memory_restores_a_saved_vm()
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_VirtualSystemSettingData", $"Microsoft:{LabVms.Sql}", "UserSnapshotType", 5);
        using SimulatedSession session = host.Open();
        session.Finish(session.Checkpoint(LabVms.Sql));
        CimObject checkpoint = Assert.Single(Checkpoints(session, LabVms.Sql));
        Assert.True(checkpoint.Flag("IsSaved"));
        Assert.Equal(32775u, session.Apply(checkpoint.Text("ConfigurationID")!).ReturnValue);
        session.Finish(session.Request(LabVms.Sql, 3));

        session.Finish(session.Apply(checkpoint.Text("ConfigurationID")!));

        Assert.Equal(6ul, session.State(LabVms.Sql));
        Assert.True(session.Get(Caller.Settings(LabVms.Sql), session.Deadline())!.Flag("IsSaved"));
    }

    [Theory]
    [InlineData(LabVms.Sql, 3, false)]
    [InlineData(LabVms.NoIntegration, 3, true)]
    [InlineData(LabVms.Paused, 3, true)]
    [InlineData(LabVms.Saved, 3, true)]
    [InlineData(LabVms.Web, 5, false)]
    public void Memory_is_kept_unless_the_guest_can_be_quiesced_or_is_off(string vm, int type, bool expected)
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_VirtualSystemSettingData", $"Microsoft:{vm}", "UserSnapshotType", type);
        using SimulatedSession session = host.Open();

        session.Finish(session.Checkpoint(vm));

        Assert.Equal(expected, Assert.Single(Checkpoints(session, vm)).Flag("IsSaved"));
    }

    [Fact]
    public void Production_only_needs_settings_and_a_guest_that_can_be_quiesced()
    {
        using var host = TemporaryHost.LabL0().Set("Msvm_VirtualSystemSettingData", $"Microsoft:{LabVms.NoIntegration}", "UserSnapshotType", 4);
        using SimulatedSession session = host.Open();

        Assert.Equal(32773u, session.Checkpoint(LabVms.Odd).ReturnValue);
        Assert.Equal(7ul, session.Finish(session.Checkpoint(LabVms.Odd, Production)).Number("JobState"));
        Assert.Equal(10ul, session.Finish(session.Checkpoint(LabVms.NoIntegration, Production)).Number("JobState"));
        Assert.Empty(Checkpoints(session, LabVms.NoIntegration));
        Assert.Equal([(ushort)2], session.Get(Caller.Vm(LabVms.NoIntegration), session.Deadline())!.Codes("OperationalStatus"));
    }

    [Fact]
    public void What_can_not_be_a_checkpoint_is_refused()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();
        string before = host.Text;

        Assert.Equal(32773u, session.Checkpoint(LabVms.Web, type: 3).ReturnValue);
        Assert.Equal(32773u, session.Checkpoint(LabVms.Web, "<INSTANCE CLASSNAME=\"Other\"/>").ReturnValue);
        Assert.Equal(32773u, session.Checkpoint("00000000-0000-0000-0000-000000000000").ReturnValue);
        Assert.Equal(32775u, session.Checkpoint(LabVms.Devices).ReturnValue);
        Assert.Equal(32773u, session.Apply(LabVms.Web).ReturnValue);
        Assert.Equal(32773u, session.Destroy("00000000-0000-0000-0000-000000000000").ReturnValue);
        Assert.Equal(before, host.Text);
    }

    [Fact]
    public void A_vm_with_an_operation_under_way_is_in_use_for_every_other()
    {
        using var host = TemporaryHost.LabL0().Knob("jobPolls", 20);
        using SimulatedSession session = host.Open();
        session.Apply(LabVms.FirstCheckpoint);
        session.Checkpoint(LabVms.Sql);

        Assert.Equal(32774u, session.Apply(LabVms.FirstCheckpoint).ReturnValue);
        Assert.Equal(32774u, session.Destroy(LabVms.FirstCheckpoint).ReturnValue);
        Assert.Equal(32774u, session.Modify(Caller.ProcessorXml(LabVms.Checkpointed, ("VirtualQuantity", "uint64", "3"))).ReturnValue);
        Assert.Equal(32774u, session.ShutDown(LabVms.Sql).ReturnValue);
    }

    [Fact]
    public void Destroying_a_checkpoint_hands_its_children_to_its_parent()
    {
        using var host = TemporaryHost.LabL0();
        using SimulatedSession session = host.Open();

        session.Finish(session.Destroy(LabVms.SecondCheckpoint));
        Assert.Contains(LabVms.FirstCheckpoint, session.Get(Caller.Settings(LabVms.Checkpointed), session.Deadline())!.Text("Parent"), StringComparison.Ordinal);

        session.Finish(session.Destroy(LabVms.FirstCheckpoint));
        Assert.Null(session.Get(Caller.Settings(LabVms.Checkpointed), session.Deadline())!.Text("Parent"));
        Assert.Empty(Checkpoints(session, LabVms.Checkpointed));
    }

    [Fact]
    public void The_checkpoint_name_follows_the_hosts_language()
    {
        using var host = TemporaryHost.LabL0().Knob("language", "de");
        using SimulatedSession session = host.Open();

        session.Finish(session.Checkpoint(LabVms.Web));

        Assert.Equal("lab-web01 - (15.01.2026 - 08:00:00)", Assert.Single(Checkpoints(session, LabVms.Web)).Text("ElementName"));
    }

    private static IReadOnlyList<CimObject> Checkpoints(SimulatedSession session, string vm) => session.Rows(
        $"SELECT * FROM Msvm_VirtualSystemSettingData WHERE VirtualSystemIdentifier='{vm}' AND VirtualSystemType LIKE 'Microsoft:Hyper-V:Snapshot:%'");

    private static IReadOnlyList<CimObject> Parts(SimulatedSession session) =>
        session.Associated(Caller.Settings(LabVms.Web), "Msvm_VirtualSystemSettingDataComponent");

    private static string Show(CimObject instance) =>
        instance.ClassName + string.Join(',', instance.Properties.Select(static p => $"{p.Name}={(p.Value is string[] a ? string.Join('/', a) : p.Value)}"));
}
