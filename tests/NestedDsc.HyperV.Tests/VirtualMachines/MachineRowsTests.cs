using NestedDsc.Cim;
using NestedDsc.HyperV.Checkpoints;
using NestedDsc.HyperV.Settings;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Tests.VirtualMachines;

/// <summary>A machine is made of the rows that are its own, whatever case the class names have.</summary>
public sealed class MachineRowsTests
{
    [Fact]
    public void A_machine_is_made_of_its_rows()
    {
        VirtualMachine machine = Make(Rows.System(), Rows.Settings(), Rows.Processor(), Rows.Memory())!;

        Assert.Equal((Rows.Id, "vm", VirtualMachineState.Running, 2), (machine.Id, machine.Name, machine.State, machine.Generation));
        Assert.Equal(new Version(10, 0), machine.ConfigurationVersion);
        Assert.Equal(
            (4L, 2048L, 1024L, 4096L),
            (machine.Settings[VMSetting.ProcessorCount], machine.Settings[VMSetting.MemoryStartupMB], machine.Settings[VMSetting.MemoryMinimumMB], machine.Settings[VMSetting.MemoryMaximumMB]));
        Assert.Null(machine.Settings[VMSetting.ExposeVirtualizationExtensions]);
        Assert.Equal(CheckpointType.Standard, machine.CheckpointType);
        Assert.False(machine.CanShutDown || machine.IsBusy || machine.Settings.Has(VMSetting.VirtualNumaEnabled));
        Assert.Equal(MachineFeatures.None, machine.Features);
        Assert.Empty(machine.Checkpoints);
    }

    [Fact]
    public void Class_names_are_compared_without_regard_to_case()
    {
        CimObject[] rows = [Rows.Settings(), Rows.Processor(), Rows.Memory(), new("Msvm_ShutdownComponent", [new CimProperty("OperationalStatus", CimType.UInt16, new ushort[] { 2 }, IsArray: true)])];

        VirtualMachine machine = Make(Rows.System(), [.. rows.Select(static row => row with { ClassName = row.ClassName.ToLowerInvariant() })])!;

        Assert.True(machine.CanShutDown);
        Assert.Equal(4, machine.Settings[VMSetting.ProcessorCount]);
    }

    [Fact]
    public void Without_settings_processor_or_memory_there_is_no_machine()
    {
        CimObject[] rows = [Rows.Settings(), Rows.Processor(), Rows.Memory()];

        Assert.All(rows, missing => Assert.Null(Make(Rows.System(), [.. rows.Where(row => row != missing)])));
        Assert.Null(Make(new CimObject("Msvm_ComputerSystem", [CimProperty.OfString("Name", "HOST")]), rows));
    }

    [Fact]
    public void Planned_and_unknown_settings_are_not_the_machines_own() =>
        Assert.Null(Make(Rows.System(), Rows.Settings("Microsoft:Hyper-V:System:Planned"), Rows.Settings(""), Rows.Processor(), Rows.Memory()));

    [Fact]
    public void Checkpoints_of_every_kind_are_listed_by_time()
    {
        CimObject late = Checkpoint("Microsoft:Hyper-V:Snapshot:Realized", 2, "late");
        CimObject early = Checkpoint("Microsoft:Hyper-V:Snapshot:Recovery", 1, "early");

        VirtualMachine machine = Make(Rows.System(), late, Rows.Settings(), early, Rows.Processor(), Rows.Memory())!;

        Assert.Equal(["early", "late"], machine.Checkpoints.Select(static c => c.Name));
    }

    [Fact]
    public void A_checkpoint_that_associations_lead_to_several_times_is_one()
    {
        CimObject checkpoint = Checkpoint("Microsoft:Hyper-V:Snapshot:Realized", 1, "one");

        Assert.Single(Make(Rows.System(), checkpoint, Rows.Settings(), checkpoint, Rows.Processor(), Rows.Memory(), checkpoint)!.Checkpoints);
    }

    [Theory]
    [InlineData(MachineOperation.None)]
    [InlineData(MachineOperation.None, (ushort)2)]
    [InlineData(MachineOperation.Unnamed, (ushort)11)]
    [InlineData(MachineOperation.CreatingCheckpoint, (ushort)2, (ushort)32768)]
    [InlineData(MachineOperation.ApplyingCheckpoint, (ushort)2, (ushort)32769)]
    [InlineData(MachineOperation.DeletingCheckpoint, (ushort)2, (ushort)32770)]
    [InlineData(MachineOperation.WaitingToStart, (ushort)2, (ushort)32771)]
    [InlineData(MachineOperation.MergingDisks, (ushort)11, (ushort)32772)]
    [InlineData(MachineOperation.Exporting, (ushort)2, (ushort)32773)]
    [InlineData(MachineOperation.Migrating, (ushort)2, (ushort)32774)]
    [InlineData(MachineOperation.None, (ushort)2, (ushort)32775)]
    [InlineData(MachineOperation.BackingUp, (ushort)2, (ushort)32776)]
    [InlineData(MachineOperation.Modifying, (ushort)2, (ushort)32777)]
    [InlineData(MachineOperation.MigratingStorage, (ushort)2, (ushort)32778)]
    [InlineData(MachineOperation.MigratingStorage, (ushort)2, (ushort)32779)]
    [InlineData(MachineOperation.Migrating, (ushort)2, (ushort)32780)]
    [InlineData(MachineOperation.CheckingCompatibility, (ushort)2, (ushort)32781)]
    [InlineData(MachineOperation.None, (ushort)2, (ushort)32782)]
    [InlineData(MachineOperation.None, (ushort)2, (ushort)32795)]
    public void A_machine_in_service_or_under_an_operation_is_busy(MachineOperation operation, params ushort[] status)
    {
        VirtualMachine machine = Make(Rows.System(2, status), Rows.Settings(), Rows.Processor(), Rows.Memory())!;

        Assert.Equal((operation, operation != MachineOperation.None), (machine.Operation, machine.IsBusy));
    }

    [Fact]
    public void Features_come_from_rows_that_have_them()
    {
        Assert.Equal(MachineFeatures.AssignedDevice, Features(new CimObject("Msvm_PciExpressSettingData", [])));
        Assert.Equal(MachineFeatures.RemoteFx, Features(new CimObject("Msvm_Synthetic3DDisplayControllerSettingData", [])));
        Assert.Equal(MachineFeatures.SriovWeight, Features(Offload(1)));
        Assert.Equal(MachineFeatures.None, Features(Offload(0)));
        Assert.Equal(MachineFeatures.VirtualizationBasedSecurityOptOut, Features(Security(optOut: true)));
        Assert.Equal(MachineFeatures.None, Features(Security(optOut: false)));
        Assert.Equal(MachineFeatures.None, Features(new CimObject("Msvm_KeyboardSettingData", [])));
        Assert.Equal(MachineFeatures.SriovWeight | MachineFeatures.AssignedDevice, Features(Offload(0), Offload(100), new CimObject("Msvm_PciExpressSettingData", [])));
    }

    [Theory]
    [InlineData("Microsoft:Hyper-V:SubType:1", 1)]
    [InlineData("Microsoft:Hyper-V:SubType:2", 2)]
    [InlineData(null, 1)]
    public void The_generation_is_the_end_of_the_subtype(string? subtype, int generation)
    {
        CimObject settings = Rows.Settings();
        CimObject changed = settings with
        {
            Properties = [.. settings.Properties.Where(static p => p.Name is not "VirtualSystemSubType"), CimProperty.OfString("VirtualSystemSubType", subtype)],
        };

        Assert.Equal(generation, Make(Rows.System(), changed, Rows.Processor(), Rows.Memory())!.Generation);
    }

    [Fact]
    public void A_version_that_is_none_is_lower_than_all()
    {
        CimObject settings = Rows.Settings() with { Properties = [CimProperty.OfString("VirtualSystemType", Rows.Realized), CimProperty.OfString("Version", "new")] };

        Assert.Equal(new Version(0, 0), Make(Rows.System(), settings, Rows.Processor(), Rows.Memory())!.ConfigurationVersion);
    }

    private static VirtualMachine? Make(CimObject system, params CimObject[] rows) => new MachineRows(system, rows).ToMachine();

    private static MachineFeatures Features(params CimObject[] rows) =>
        Make(Rows.System(), [Rows.Settings(), Rows.Processor(), Rows.Memory(), .. rows])!.Features;

    private static CimObject Offload(uint weight) =>
        new("Msvm_EthernetSwitchPortOffloadSettingData", [new CimProperty("IOVOffloadWeight", CimType.UInt32, weight)]);

    private static CimObject Security(bool optOut) =>
        new("Msvm_SecuritySettingData", [CimProperty.OfBoolean("VirtualizationBasedSecurityOptOut", optOut)]);

    private static CimObject Checkpoint(string type, int day, string name) => Rows.Settings(
        type,
        InstanceIds.Of(Guid.NewGuid()),
        CimProperty.OfString("ElementName", name),
        new CimProperty("CreationTime", CimType.DateTime, new DateTime(2026, 1, day, 0, 0, 0, DateTimeKind.Utc)));
}
