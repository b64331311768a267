using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Tests.VirtualMachines;

/// <summary>The state of a machine: its number, what stands beside the number "other", its health, and what it was told.</summary>
public sealed class EnabledStatesTests
{
    [Theory]
    [InlineData(2, VirtualMachineState.Running)]
    [InlineData(3, VirtualMachineState.Off)]
    [InlineData(4, VirtualMachineState.Stopping)]
    [InlineData(32774, VirtualMachineState.Stopping)]
    [InlineData(6, VirtualMachineState.Saved)]
    [InlineData(32769, VirtualMachineState.Saved)]
    [InlineData(32779, VirtualMachineState.Saved)]
    [InlineData(9, VirtualMachineState.Paused)]
    [InlineData(32768, VirtualMachineState.Paused)]
    [InlineData(10, VirtualMachineState.Starting)]
    [InlineData(32770, VirtualMachineState.Starting)]
    [InlineData(11, VirtualMachineState.Resetting)]
    [InlineData(32771, VirtualMachineState.CreatingCheckpoint)]
    [InlineData(32773, VirtualMachineState.Saving)]
    [InlineData(32780, VirtualMachineState.Saving)]
    [InlineData(32776, VirtualMachineState.Pausing)]
    [InlineData(32777, VirtualMachineState.Resuming)]
    [InlineData(32781, VirtualMachineState.Stopping)]
    [InlineData(32782, VirtualMachineState.Resetting)]
    [InlineData(32783, VirtualMachineState.Hibernated)]
    [InlineData(32784, VirtualMachineState.Servicing)]
    public void Known_numbers_are_understood(int value, VirtualMachineState state) => Assert.Equal(state, Read((ulong)value));

    [Fact]
    public void No_number_means_critical() =>
        Assert.All(Enumerable.Range(32781, 20), static value => Assert.NotEqual(VirtualMachineState.Critical, Read((ulong)value)));

    [Theory]
    [InlineData(0UL)]
    [InlineData(5UL)]
    [InlineData(7UL)]
    [InlineData(8UL)]
    [InlineData(12UL)]
    [InlineData(32767UL)]
    [InlineData(32772UL)]
    [InlineData(32775UL)]
    [InlineData(32778UL)]
    [InlineData(32785UL)]
    [InlineData(32796UL)]
    [InlineData(32797UL)]
    [InlineData(ulong.MaxValue)]
    public void All_other_numbers_are_unknown(ulong value) => Assert.Equal(VirtualMachineState.Unknown, Read(value));

    [Fact]
    public void No_number_is_unknown() => Assert.Equal(VirtualMachineState.Unknown, EnabledStates.Read(new CimObject("Msvm_ComputerSystem", [])));

    [Theory]
    [InlineData("Saving", VirtualMachineState.Saving)]
    [InlineData("saving", VirtualMachineState.Saving)]
    [InlineData("Quiescing", VirtualMachineState.Pausing)]
    [InlineData("Pausing", VirtualMachineState.Pausing)]
    [InlineData("RESUMING", VirtualMachineState.Resuming)]
    [InlineData("FastSaving", VirtualMachineState.Saving)]
    [InlineData("ComponentServicing", VirtualMachineState.Servicing)]
    [InlineData("Something new", VirtualMachineState.Other)]
    [InlineData("", VirtualMachineState.Other)]
    [InlineData(null, VirtualMachineState.Other)]
    public void A_state_without_a_number_of_its_own_has_a_name_and_is_always_a_transition(string? name, VirtualMachineState state)
    {
        Assert.Equal(state, Read(1, CimProperty.OfString("OtherEnabledState", name)));
        Assert.True(state.IsTransition());
    }

    [Fact]
    public void The_name_counts_beside_the_number_other_only() =>
        Assert.Equal(VirtualMachineState.Running, Read(2, CimProperty.OfString("OtherEnabledState", "Saving")));

    [Theory]
    [InlineData(3UL)]
    [InlineData(2UL)]
    [InlineData(9UL)]
    [InlineData(1UL)]
    public void A_machine_that_is_not_healthy_is_critical_whatever_its_number(ulong value)
    {
        Assert.Equal(VirtualMachineState.Critical, Read(value, Health(20)));
        Assert.Equal(VirtualMachineState.Critical, Read(value, Health(25)));
        Assert.NotEqual(VirtualMachineState.Critical, Read(value, Health(5)));
        Assert.NotEqual(VirtualMachineState.Critical, Read(value, Health(null)));
    }

    [Theory]
    [InlineData(3UL)]
    [InlineData(6UL)]
    [InlineData(32783UL)]
    public void A_machine_that_was_told_to_run_and_is_in_service_starts(ulong value)
    {
        Assert.Equal(VirtualMachineState.Starting, Read(value, Requested(2), Status(11)));
        Assert.NotEqual(VirtualMachineState.Starting, Read(value, Requested(2), Status(2)));
        Assert.NotEqual(VirtualMachineState.Starting, Read(value, Requested(12), Status(11)));

        // Merging disks: that is what it is in service for.
        Assert.NotEqual(VirtualMachineState.Starting, Read(value, Requested(2), Status(11, 32772)));
    }

    [Fact]
    public void A_machine_that_runs_does_not_start_again() =>
        Assert.Equal(VirtualMachineState.Running, Read(2, Requested(2), Status(11)));

    [Theory]
    [InlineData(2UL, true)]
    [InlineData(9UL, true)]
    [InlineData(1UL, true)]
    [InlineData(0UL, true)]
    [InlineData(3UL, false)]
    [InlineData(6UL, false)]
    [InlineData(32779UL, false)]
    [InlineData(32783UL, false)]
    public void What_is_off_saved_or_hibernated_holds_no_memory_healthy_or_not(ulong value, bool holds)
    {
        Assert.Equal(holds, EnabledStates.HoldsMemory(Row(value, Health(5))));
        Assert.Equal(holds, EnabledStates.HoldsMemory(Row(value, Health(25))));
    }

    private static VirtualMachineState Read(ulong value, params CimProperty[] more) => EnabledStates.Read(Row(value, more));

    private static CimObject Row(ulong value, params CimProperty[] more) =>
        new("Msvm_ComputerSystem", [CimProperty.OfUInt64("EnabledState", value), .. more]);

    private static CimProperty Health(ushort? value) => CimProperty.OfUInt16("HealthState", value);

    private static CimProperty Requested(ushort value) => CimProperty.OfUInt16("RequestedState", value);

    private static CimProperty Status(params ushort[] values) => new("OperationalStatus", CimType.UInt16, values, IsArray: true);
}
