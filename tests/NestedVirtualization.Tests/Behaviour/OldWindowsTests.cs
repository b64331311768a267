using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.NestedVirtualization.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>Hosts whose Windows is older than nested virtualization: they lack properties and classes, and answer all the same.</summary>
public sealed class OldWindowsTests
{
    [Theory]
    [InlineData(9200)]
    [InlineData(9600)]
    [InlineData(10586)]
    public void Get_and_export_answer_and_say_what_can_not_be_had(int build)
    {
        using var lab = new Lab(OldWindows.Make(build));

        RunResult get = lab.Get("""{"vmName":"lab-web01"}""").Succeeds();
        RunResult export = lab.Run("", "export").Succeeds();

        Schema.Holds(Assert.Single(get.Lines));
        Assert.False((bool?)get.State["nestedCapable"]);
        Assert.False((bool?)get.State["exposeVirtualizationExtensions"]);
        Assert.Contains($"build {build} is older than nested virtualization", Lab.Phrase(get, "notices", "HostWithoutNesting"), StringComparison.Ordinal);
        Assert.Equal(16, export.Lines.Count);
        Assert.All(export.Lines, static line =>
        {
            Schema.Holds(line);
            Assert.Contains("\"nestedCapable\":false", line, StringComparison.Ordinal);
        });
        Assert.Single(export.Warnings, warning => warning.Contains($"build {build} is older than nested virtualization", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(9200)]
    [InlineData(9600)]
    [InlineData(10586)]
    public void A_set_changes_what_can_be_had_and_refuses_what_can_not(int build)
    {
        using var lab = new Lab(OldWindows.Make(build));

        lab.Set("""{"vmName":"lab-web01","processorCount":4,"memoryStartupMB":2048,"dynamicMemoryEnabled":false,"exposeVirtualizationExtensions":false}""").Succeeds();

        Assert.Equal((4, 2048L), (lab.Machine("lab-web01").ProcessorCount, lab.Machine("lab-web01").StartupMB));
        lab.Refuses("""{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""", ExitCode.Blocked, $"build {build} does not support nested virtualization");
    }

    [Fact]
    public void Windows_Server_2016_is_not_one_of_them()
    {
        using var lab = new Lab(OldWindows.Make(14393));

        RunResult get = lab.Get("""{"vmName":"lab-web01"}""").Succeeds();

        Assert.True((bool?)get.State["nestedCapable"]);
        Assert.Empty(Lab.Kinds(get, "notices"));
        Assert.DoesNotContain(lab.Export().Succeeds().Warnings, static warning => warning.Contains("older", StringComparison.Ordinal));
        lab.Set("""{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""").Succeeds();
    }

    [Theory]
    [InlineData(9200)]
    [InlineData(10586)]
    public void A_host_that_refuses_associations_too_is_asked_with_conditions(int build)
    {
        using var lab = new Lab(OldWindows.Make(build));
        string asItIs = lab.Get("""{"vmName":"lab-web01"}""").Succeeds().Output;
        lab.Faults = "call=2,exception=NotSupported";

        Assert.Equal(asItIs, lab.Get("""{"vmName":"lab-web01"}""").Succeeds().Output);
    }
}
