using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Tests.VirtualMachines;

/// <summary>Both numberings of EnabledState, each value that is documented or was seen.</summary>
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
    public void Known_values_are_understood(int value, VirtualMachineState state) => Assert.Equal(state, EnabledStates.Read((ulong)value));

    [Fact]
    public void The_whole_critical_block_of_both_numberings_is_critical() =>
        Assert.All(Enumerable.Range(32781, 16), static value => Assert.Equal(VirtualMachineState.Critical, EnabledStates.Read((ulong)value)));

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL)]
    [InlineData(5UL)]
    [InlineData(7UL)]
    [InlineData(8UL)]
    [InlineData(12UL)]
    [InlineData(32767UL)]
    [InlineData(32772UL)]
    [InlineData(32775UL)]
    [InlineData(32778UL)]
    [InlineData(32797UL)]
    [InlineData(ulong.MaxValue)]
    public void All_other_values_are_unknown(ulong value) => Assert.Equal(VirtualMachineState.Unknown, EnabledStates.Read(value));

    [Fact]
    public void No_value_is_unknown() => Assert.Equal(VirtualMachineState.Unknown, EnabledStates.Read(value: null));
}
