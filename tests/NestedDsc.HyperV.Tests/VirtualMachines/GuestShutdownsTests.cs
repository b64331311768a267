using NestedDsc.Cim;
using NestedDsc.HyperV.VirtualMachines;

namespace NestedDsc.HyperV.Tests.VirtualMachines;

/// <summary>A shutdown component that is there does not mean that its guest can be asked.</summary>
public sealed class GuestShutdownsTests
{
    [Theory]
    [InlineData(2, GuestShutdown.Ready)]
    [InlineData(3, GuestShutdown.Faulty)]
    [InlineData(6, GuestShutdown.Faulty)]
    [InlineData(7, GuestShutdown.Faulty)]
    [InlineData(12, GuestShutdown.NoContact)]
    [InlineData(13, GuestShutdown.LostCommunication)]
    [InlineData(32775, GuestShutdown.ProtocolMismatch)]
    [InlineData(32782, GuestShutdown.ApplicationCritical)]
    [InlineData(32783, GuestShutdown.LostCommunication)]
    [InlineData(32784, GuestShutdown.LostCommunication)]
    [InlineData(32896, GuestShutdown.Disabled)]
    [InlineData(0, GuestShutdown.Unknown)]
    [InlineData(99, GuestShutdown.Unknown)]
    public void The_first_status_says_whether_a_guest_can_be_asked(int status, GuestShutdown shutdown) =>
        Assert.Equal(shutdown, GuestShutdowns.Read(Component((ushort)status, 2)));

    [Fact]
    public void Without_a_component_or_a_status_it_can_not()
    {
        Assert.Equal(GuestShutdown.Unavailable, GuestShutdowns.Read(component: null));
        Assert.Equal(GuestShutdown.Unknown, GuestShutdowns.Read(Component()));
        Assert.Equal(GuestShutdown.Unknown, GuestShutdowns.Read(new CimObject("Msvm_ShutdownComponent", [])));
    }

    [Fact]
    public void Each_cause_has_words_of_its_own()
    {
        GuestShutdown[] causes = [.. Enum.GetValues<GuestShutdown>().Where(static s => s != GuestShutdown.Ready)];

        Assert.Equal(causes.Length, causes.Select(GuestShutdowns.Reason).Distinct(StringComparer.Ordinal).Count());
    }

    private static CimObject Component(params ushort[] status) =>
        new("Msvm_ShutdownComponent", [new CimProperty("OperationalStatus", CimType.UInt16, status, IsArray: true)]);
}
