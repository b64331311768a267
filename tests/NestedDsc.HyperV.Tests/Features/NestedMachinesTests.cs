using NestedDsc.Cim;
using NestedDsc.HyperV.Features;

namespace NestedDsc.HyperV.Tests.Features;

/// <summary>Which machines inside a guest hold memory.</summary>
public sealed class NestedMachinesTests
{
    [Theory]
    [InlineData(2UL, true)]
    [InlineData(9UL, true)]
    [InlineData(1UL, true)]
    [InlineData(3UL, false)]
    [InlineData(6UL, false)]
    [InlineData(32783UL, false)]
    public void A_machine_that_is_off_saved_or_hibernated_does_not(ulong state, bool holds)
    {
        CimObject machine = Rows.System(state).With(CimProperty.OfString("OtherEnabledState", state == 1 ? "Saving" : null));
        using var connection = new HyperVConnection(new ScriptedSession().Answers(new CimObject("Msvm_VirtualSystemManagementService", [])).Answers(machine));

        NestedMachines nested = NestedMachines.Read(connection)!;

        Assert.Equal((1, holds ? 1 : 0), (nested.Total, nested.Running.Count));
    }

    [Fact]
    public void A_machine_that_was_just_told_to_start_does_although_its_number_is_that_of_one_that_is_off()
    {
        CimObject machine = Rows.System(3, 11).With(CimProperty.OfUInt16("RequestedState", 2));
        using var connection = new HyperVConnection(new ScriptedSession().Answers(new CimObject("Msvm_VirtualSystemManagementService", [])).Answers(machine));

        Assert.Equal(["vm"], NestedMachines.Read(connection)!.Running);
    }
}
