using NestedDsc.Cim;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.HyperV.Settings;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests.Checkpoints;

/// <summary>Which settings a checkpoint is asked for with: none, and those of a production checkpoint only where none are refused.</summary>
public sealed class ProductionCheckpointTests
{
    private static readonly CimObject Service = new("Msvm_VirtualSystemSnapshotService", [CimProperty.OfString("Name", "vssnapsvc")]);
    private static readonly Guid New = Guid.NewGuid();

    [Fact]
    public void A_machine_that_takes_production_checkpoints_only_is_asked_without_settings_first()
    {
        ScriptedSession session = Taking().Returns(0);

        Take(session, CheckpointType.ProductionOnly);

        Assert.Equal([""], Settings(session));
    }

    [Theory]
    [InlineData(32773u)]
    [InlineData(32770u)]
    [InlineData(4u)]
    public void Where_that_is_refused_it_is_told_how_consistent(uint code)
    {
        ScriptedSession session = Taking().Returns(code, 0);

        Take(session, CheckpointType.ProductionOnly);

        Assert.Equal(["", """<INSTANCE CLASSNAME="Msvm_VirtualSystemSnapshotSettingData"><PROPERTY NAME="ConsistencyLevel" TYPE="uint8"><VALUE>1</VALUE></PROPERTY></INSTANCE>"""], Settings(session));
    }

    [Theory]
    [InlineData(32768u)]
    [InlineData(32772u)]
    [InlineData(32769u)]
    [InlineData(32775u)]
    public void An_answer_that_leaves_it_open_or_has_other_causes_is_not_tried_again(uint code)
    {
        ScriptedSession session = Taking().Returns(code, 0);

        Assert.Equal(code, Assert.Throws<CimMethodException>(() => Take(session, CheckpointType.ProductionOnly)).ReturnValue);
        Assert.Single(Settings(session));
    }

    [Fact]
    public void Other_machines_are_never_asked_with_settings()
    {
        ScriptedSession session = Taking().Returns(32773, 0);

        Assert.Throws<CimMethodException>(() => Take(session, CheckpointType.Production));
        Assert.Equal([""], Settings(session));
    }

    [Fact]
    public void Success_without_a_checkpoint_is_told_apart_from_success()
    {
        using var host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect("method=CreateSnapshot,ignored");
        (VirtualMachine machine, Host facts) = Machines.Read(connection, LabVms.Web);

        Assert.Equal(
            "Taking checkpoint 'ours' of VM 'lab-web01' failed: Hyper-V reported success, but the checkpoints of the VM are unchanged.",
            Assert.Throws<SettingNotKeptException>(() => CheckpointService.Take(connection, facts.ManagementService, machine, "ours")).Message);
    }

    [Fact]
    public void Success_without_a_removal_is_told_apart_too()
    {
        using var host = TemporaryHost.LabL0();
        using HyperVConnection connection = host.Connect("method=DestroySnapshot,ignored");

        Assert.Contains(
            "but checkpoint 'before nesting' is still there",
            Assert.Throws<SettingNotKeptException>(() => CheckpointService.Remove(connection, Guid.Parse(LabVms.FirstCheckpoint), "Removing it")).Message,
            StringComparison.Ordinal);
    }

    // The service, then the list with the new checkpoint; after that the name that it was given.
    private static ScriptedSession Taking() => new ScriptedSession().Answers(
        Service,
        Rows.Settings("Microsoft:Hyper-V:Snapshot:Realized", InstanceIds.Of(New), CimProperty.OfString("ElementName", "ours")));

    private static IEnumerable<object?> Settings(ScriptedSession session) => session.Invoked
        .Where(static c => c.Method is "CreateSnapshot").Select(static c => c.Parameters.Single(static p => p.Name is "SnapshotSettings").Value);

    private static void Take(ScriptedSession session, CheckpointType type)
    {
        using var connection = new HyperVConnection(session);
        VirtualMachine machine = Machines.Any with { Settings = Machines.Any.Settings.With(VMSetting.CheckpointType, (long)type) };
        CheckpointService.Take(connection, new CimPath(CimNamespaces.Virtualization, "s", []), machine, "ours");
    }
}
