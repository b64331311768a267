using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;

namespace NestedDsc.NestedVirtualization.Tests.Contract;

/// <summary>Policies and reports go by codes: the same words with another code are another answer.</summary>
public sealed class BlockerCodeTests
{
    [Theory]
    [InlineData("VMSaved", """{"vmName":"lab-build01","processorCount":4}""")]
    [InlineData("VMPaused", """{"vmName":"lab-test01","processorCount":2}""")]
    [InlineData("CheckpointsDisabled", """{"vmName":"lab-gpu01","processorCount":2,"checkpoint":{"name":"x"}}""")]
    [InlineData("ConfigurationVersionTooLow", """{"vmName":"lab-old01","exposeVirtualizationExtensions":true}""")]
    [InlineData("ProcessorCountAboveHost", """{"vmName":"lab-web01","processorCount":33}""")]
    [InlineData("MemoryAboveHost", """{"vmName":"lab-web01","memoryStartupMB":130818}""")]
    [InlineData("MemoryOutsideDynamicRange", """{"vmName":"lab-dyn01","memoryStartupMB":8194}""")]
    public void A_set_is_blocked_with_the_code(string code, string instance)
    {
        using var lab = new Lab();

        Blocked(lab, code, instance);
    }

    [Theory]
    [InlineData("ProcessorCountAboveGeneration", "NumberOfLogicalProcessors", "128", """{"vmName":"lab-old01","processorCount":65}""")]
    [InlineData("ProcessorVendorUnsupported", "Manufacturer", "\"Qualcomm Technologies Inc\"", """{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""")]
    public void So_it_is_by_the_processors_of_the_host(string code, string property, string value, string instance)
    {
        using var lab = new Lab();
        lab.Host.Set("Win32_Processor", "Intel", property, System.Text.Json.Nodes.JsonNode.Parse(value), HostContent.Cimv2);

        Blocked(lab, code, instance);
    }

    [Fact]
    public void So_it_is_by_the_build_of_the_host()
    {
        using var amd = new Lab(TemporaryHost.Amd2019());

        Blocked(amd, "HostBuildTooOld", """{"vmName":"labor-web01","exposeVirtualizationExtensions":true}""");
    }

    private static void Blocked(Lab lab, string code, string instance)
    {
        Assert.Equal([code], Lab.Kinds(lab.Get(instance).Succeeds(), "blockers"));
        lab.Set(instance).Fails(Protocol.ExitCode.Blocked);
    }
}
