using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>Changes of a machine that is off.</summary>
public sealed class SettingsTests : IDisposable
{
    private static readonly string[] SetVerb = ["set"];

    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Set_exposes_the_virtualization_extensions_or_hides_them(bool was, bool wanted)
    {
        _lab.With("lab-web01", machine => machine.Processor["ExposeVirtualizationExtensions"] = was);

        RunResult result = _lab.Set($$"""{"vmName":"lab-web01","exposeVirtualizationExtensions":{{(wanted ? "true" : "false")}}}""").Succeeds();

        Assert.Equal(["exposeVirtualizationExtensions"], result.Names);
        Assert.Equal(wanted, _lab.Machine("lab-web01").Exposes);
        Assert.Equal(3, _lab.Machine("lab-web01").EnabledState);
    }

    [Fact]
    public void A_host_without_the_property_is_too_old_to_expose_and_agrees_to_hide()
    {
        _lab.Host.Change(static content =>
        {
            content.Namespaces[HostContent.Virtualization]!["Msvm_ProcessorSettingData"]!["properties"]!.AsObject().Remove("ExposeVirtualizationExtensions");
            foreach (System.Text.Json.Nodes.JsonNode? processor in content.Instances("Msvm_ProcessorSettingData"))
            {
                processor!.AsObject().Remove("ExposeVirtualizationExtensions");
            }
        });

        Assert.Empty(_lab.Set("""{"vmName":"lab-web01","exposeVirtualizationExtensions":false}""").Succeeds().Names);
        Assert.False((bool?)_lab.Get("""{"vmName":"lab-web01"}""").State["exposeVirtualizationExtensions"]);
        _lab.Set("""{"vmName":"lab-web01","processorCount":4}""").Succeeds();
        Assert.Equal(4, _lab.Machine("lab-web01").ProcessorCount);
        _lab.Refuses("""{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""", ExitCode.Blocked, "does not support nested virtualization");
    }

    [Theory]
    [InlineData(1, "VM 'lab-web01' has 2 virtual processors; 1 is required.")]
    [InlineData(8, "VM 'lab-web01' has 2 virtual processors; 8 are required.")]
    public void Set_changes_the_number_of_processors(int count, string reason)
    {
        string instance = $$"""{"vmName":"lab-web01","processorCount":{{count}}}""";
        Assert.Equal(reason, Lab.Phrase(_lab.Test(instance), "reasons", "ProcessorCount"));

        Assert.Equal(["processorCount"], _lab.Set(instance).Succeeds().Names);

        Assert.Equal(count, _lab.Machine("lab-web01").ProcessorCount);
    }

    [Fact]
    public void Static_memory_keeps_minimum_and_maximum_at_startup()
    {
        _lab.Set("""{"vmName":"lab-web01","memoryStartupMB":6144}""").Succeeds();
        Assert.Equal((6144, 6144, 6144, false), Memory("lab-web01"));

        _lab.Set("""{"vmName":"lab-dyn01","dynamicMemoryEnabled":false}""").Succeeds();
        Assert.Equal((2048, 2048, 2048, false), Memory("lab-dyn01"));
    }

    [Fact]
    public void Dynamic_memory_turns_virtual_NUMA_off_first()
    {
        const string Instance = """{"vmName":"lab-web01","dynamicMemoryEnabled":true}""";
        Assert.Equal(
            [
                "Would turn off virtual NUMA of VM 'lab-web01', which dynamic memory excludes",
                "Would change VM 'lab-web01': dynamicMemoryEnabled from false to true",
            ],
            Lab.WhatIfLines(_lab.WhatIf(Instance)));

        _lab.Set(Instance).Succeeds();

        Assert.Equal((4096, 4096, 4096, true), Memory("lab-web01"));
        Assert.False((bool)_lab.Machine("lab-web01").Settings["VirtualNumaEnabled"]!);
    }

    [Fact]
    public void Dynamic_memory_widens_a_range_that_dates_from_static_memory_to_fit()
    {
        RunResult result = _lab.WhatIf("""{"vmName":"lab-web01","dynamicMemoryEnabled":true,"memoryStartupMB":8192}""").Succeeds();
        Assert.Contains("range of dynamic memory from 4096–4096 MB to 4096–8192 MB", Lab.WhatIfLines(result)[1], StringComparison.Ordinal);

        _lab.Set("""{"vmName":"lab-web01","dynamicMemoryEnabled":true,"memoryStartupMB":8192}""").Succeeds();
        Assert.Equal((8192, 4096, 8192, true), Memory("lab-web01"));

        _lab.Set("""{"vmName":"lab-gpu01","dynamicMemoryEnabled":true,"memoryStartupMB":2048}""").Succeeds();
        Assert.Equal((2048, 2048, 8192, true), Memory("lab-gpu01"));
    }

    [Fact]
    public void The_range_of_dynamic_memory_is_the_administrators()
    {
        _lab.Set("""{"vmName":"lab-dyn01","memoryStartupMB":4096}""").Succeeds();
        Assert.Equal((4096, 1024, 8192, true), Memory("lab-dyn01"));

        _lab.Refuses("""{"vmName":"lab-dyn01","memoryStartupMB":8194}""", ExitCode.Blocked, "8194 MB", "1024 to 8192 MB", "dynamicMemoryEnabled: false");
        _lab.Refuses("""{"vmName":"lab-dyn01","memoryStartupMB":512}""", ExitCode.Blocked, "1024 to 8192 MB");
    }

    [Fact]
    public void A_new_machine_that_keeps_a_range_beside_its_static_memory_can_be_changed()
    {
        _lab.With("lab-web01", static machine => machine.SetMemory(4096, 512, 1_048_576, dynamic: false));

        _lab.Set("""{"vmName":"lab-web01","processorCount":4}""").Succeeds();
        Assert.Equal((4096, 512, 1_048_576, false), Memory("lab-web01"));
        _lab.Set("""{"vmName":"lab-web01","memoryStartupMB":8192}""").Succeeds();
        Assert.Equal((8192, 8192, 8192, false), Memory("lab-web01"));
    }

    [Fact]
    public void Several_changes_are_one_call()
    {
        (RunResult result, SimulatedSession session) = _lab.Watched(
            """{"vmName":"lab-web01","exposeVirtualizationExtensions":true,"processorCount":4,"memoryStartupMB":8192}""", SetVerb);

        result.Succeeds();
        Assert.Equal(["exposeVirtualizationExtensions", "processorCount", "memoryStartupMB"], result.Names);
        Assert.Single(session.Calls, static call => call.StartsWith("Invoke ", StringComparison.Ordinal));
        Assert.Contains(session.Calls, static call => call.EndsWith(".ModifyResourceSettings", StringComparison.Ordinal));
    }

    [Fact]
    public void Notices_warn_when_something_changes_and_only_inform_otherwise()
    {
        _lab.TraceLevel = "info";
        const string Instance = """{"vmName":"lab-web01","exposeVirtualizationExtensions":true}""";

        Assert.Contains(_lab.Set(Instance).Warnings, static w => w.Contains("fewer than 4", StringComparison.Ordinal));
        RunResult again = _lab.Set(Instance);

        Assert.Single(again.Warnings);
        Assert.Contains(again.Messages("info"), static w => w.Contains("fewer than 4", StringComparison.Ordinal));
    }

    private (long Startup, long Minimum, long Maximum, bool Dynamic) Memory(string name)
    {
        HostMachine machine = _lab.Machine(name);
        return (machine.StartupMB, (long)machine.Memory["Reservation"]!, (long)machine.Memory["Limit"]!, machine.HasDynamicMemory);
    }
}
