using NestedDsc.TestSupport.Hosts;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Contract;

/// <summary>Hosts that are older than nested virtualization answer.</summary>
public sealed class OldWindowsTests
{
    [Theory]
    [InlineData(9200)]
    [InlineData(9600)]
    [InlineData(10586)]
    [InlineData(14393)]
    public void Adapters_and_switches_are_read_changed_and_exported(int build)
    {
        using var lab = new Lab(OldWindows.Make(build));

        Assert.Equal(28, lab.Export().Succeeds().Lines.Count);
        lab.Get("""{"switchName":"LabSwitch"}""").Succeeds();
        lab.Set("""{"vmName":"lab-locked01","macAddressSpoofing":"on"}""").Succeeds();
        lab.Set("""{"vmName":"lab-locked01","macAddressSpoofing":"off"}""").Succeeds();
    }
}
