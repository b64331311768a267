using NestedDsc.Cim;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.HostFacts;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests.Checkpoints;

public sealed class CheckpointServiceTests : IDisposable
{
    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(LabVms.Web, 0)]
    [InlineData(LabVms.Web, 10)]
    [InlineData(LabVms.Odd, 1)]
    [InlineData(LabVms.Saved, 1)]
    [InlineData(LabVms.Checkpointed, 1)]
    public void A_checkpoint_is_taken_found_and_named(string vm, int settlePolls)
    {
        _host.Knob("settlePolls", settlePolls);
        using HyperVConnection connection = _host.Connect();
        (VirtualMachine machine, Host host) = Machines.Read(connection, vm);

        Guid id = CheckpointService.Take(connection, host.ManagementService, machine, "ours");

        Checkpoint taken = CheckpointService.List(connection, machine.Id).Single(c => c.Id == id);
        Assert.Equal("ours", taken.Name);
        Assert.Equal(machine.Checkpoints.Count + 1, Machines.Read(connection, vm).Machine.Checkpoints.Count);
    }

    [Fact]
    public void A_machine_that_takes_production_checkpoints_only_says_how_consistent()
    {
        _host.Guest(LabVms.Sql, "integrationServices", value: true).Set("Msvm_VirtualSystemSettingData", LabVms.Sql, "UserSnapshotType", 4);
        using HyperVConnection connection = _host.Connect();
        (VirtualMachine machine, Host host) = Machines.Read(connection, LabVms.Sql);

        CheckpointService.Take(connection, host.ManagementService, machine, "ours");

        Assert.Equal(CheckpointType.ProductionOnly, machine.CheckpointType);
    }

    [Fact]
    public void The_text_of_a_failed_job_is_in_the_message()
    {
        _host.Set("Msvm_VirtualSystemSettingData", LabVms.NoIntegration, "UserSnapshotType", 4);
        using HyperVConnection connection = _host.Connect();
        (VirtualMachine machine, Host host) = Machines.Read(connection, LabVms.NoIntegration);

        CimMethodException error = Assert.Throws<CimMethodException>(() => CheckpointService.Take(connection, host.ManagementService, machine, "ours"));

        Assert.StartsWith("Taking checkpoint 'ours' of VM 'lab-noic01' failed: Checkpoint operation for 'lab-noic01' failed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_of_a_backup_is_not_taken_for_ours()
    {
        using HyperVConnection connection = _host.Connect("method=CreateSnapshot,ignored");
        (VirtualMachine machine, Host host) = Machines.Read(connection, LabVms.Checkpointed);
        _host.Set("Msvm_VirtualSystemSettingData", LabVms.FirstCheckpoint, "VirtualSystemType", "Microsoft:Hyper-V:Snapshot:Recovery");
        VirtualMachine before = machine with { Checkpoints = [.. machine.Checkpoints.Where(static c => c.Id != Guid.Parse(LabVms.FirstCheckpoint))] };

        Assert.Throws<SettingNotKeptException>(() => CheckpointService.Take(connection, host.ManagementService, before, "ours"));
    }

    [Fact]
    public void An_applied_checkpoint_brings_its_settings_back_and_a_removed_one_is_gone()
    {
        using HyperVConnection connection = _host.Connect();
        var checkpoint = Guid.Parse(LabVms.FirstCheckpoint);

        CheckpointService.Apply(connection, checkpoint, "Applying it");
        VirtualMachine applied = Machines.Read(connection, LabVms.Checkpointed).Machine;
        CheckpointService.Remove(connection, checkpoint, "Removing it");
        VirtualMachine removed = Machines.Read(connection, LabVms.Checkpointed).Machine;

        Assert.Equal((2L, 4096L), (applied.Settings[VMSetting.ProcessorCount], applied.Settings[VMSetting.MemoryStartupMB]));
        Assert.DoesNotContain(removed.Checkpoints, c => c.Id == checkpoint);
        Assert.Single(removed.Checkpoints);
        Assert.Throws<CimMethodException>(() => CheckpointService.Apply(connection, checkpoint, "Applying it again"));
    }

    [Fact]
    public void Without_rights_there_is_no_service()
    {
        using HyperVConnection connection = _host.Connect();
        _host.Knob("accessDenied", value: true);

        NoRightsException error = Assert.Throws<NoRightsException>(() => CheckpointService.Remove(connection, Guid.Empty, "Removing it"));

        Assert.StartsWith("Removing it failed: Hyper-V shows nothing to this account", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_is_read_from_its_settings()
    {
        Assert.Equal(new Checkpoint("", Id: null, Created: null), Checkpoint.From(new CimObject("x", [])));
    }
}
