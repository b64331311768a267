using System.Text.Json.Nodes;
using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.NestedVirtualization.Tests.Schemas;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Contract;

/// <summary>What the engine reads from standard output.</summary>
public sealed class ShapeTests : IDisposable
{
    private const string Enable = """{"vmName":"lab-web01","exposeVirtualizationExtensions":true,"processorCount":4}""";

    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Get_answers_one_line_that_fits_the_schema_for_every_vm()
    {
        foreach (HostMachine machine in _lab.Host.Content().Machines())
        {
            RunResult result = _lab.Untouched(lab => lab.Get($$"""{"vmId":"{{machine.Id}}","exposeVirtualizationExtensions":true}""")).Succeeds();
            Schema.Holds(Assert.Single(result.Lines));
            Assert.Equal(machine.Name, (string?)result.State["vmName"]);
            Assert.True((bool?)result.State["_exist"]);
        }
    }

    [Fact]
    public void Test_answers_two_lines_and_changes_nothing()
    {
        RunResult result = _lab.Untouched(static lab => lab.Test(Enable)).Succeeds();

        Schema.HoldsWithNames(result);
        Assert.False((bool?)result.State["_inDesiredState"]);
        Assert.Equal(["exposeVirtualizationExtensions", "processorCount"], result.Names);
        Assert.Equal(["ExposeVirtualizationExtensions", "ProcessorCount"], Lab.Kinds(result, "reasons"));
    }

    [Fact]
    public void Test_of_a_compliant_vm_gives_one_compliant_reason_and_no_name()
    {
        RunResult result = _lab.Test("""{"vmName":"LAB-WEB01","processorCount":2.0,"powerState":"off"}""").Succeeds();

        Schema.HoldsWithNames(result);
        Assert.True((bool?)result.State["_inDesiredState"]);
        Assert.Empty(result.Names);
        Assert.Equal(["Compliant"], Lab.Kinds(result, "reasons"));
    }

    [Fact]
    public void Set_answers_the_new_state_and_the_changed_properties_and_a_second_set_changes_nothing()
    {
        RunResult first = _lab.Set(Enable).Succeeds();
        Schema.HoldsWithNames(first);
        Assert.Equal(["exposeVirtualizationExtensions", "processorCount"], first.Names);
        Assert.True((bool?)first.State["exposeVirtualizationExtensions"]);
        Assert.Equal(["Compliant"], Lab.Kinds(first, "reasons"));

        RunResult second = _lab.Untouched(static lab => lab.Set(Enable)).Succeeds();
        Assert.Equal(first.Lines[0], second.Lines[0]);
        Assert.Equal("[]", second.Lines[1]);
    }

    [Fact]
    public void What_if_answers_what_set_will_and_what_it_would_do()
    {
        RunResult foretold = _lab.Untouched(static lab => lab.WhatIf(Enable)).Succeeds();
        Schema.HoldsWithNames(foretold);
        Assert.Equal(
            ["Would change VM 'lab-web01': exposeVirtualizationExtensions from false to true, processorCount from 2 to 4"],
            Lab.WhatIfLines(foretold));

        RunResult done = _lab.Set(Enable).Succeeds();
        JsonObject state = foretold.State;
        state.Remove("_metadata");
        Assert.Equal(done.Lines[0], JsonTexts.Compact(state));
        Assert.Equal(done.Lines[1], foretold.Lines[1]);
    }

    [Fact]
    public void Export_answers_a_line_for_every_vm_that_get_takes_back_as_compliant()
    {
        RunResult result = _lab.Untouched(static lab => lab.Export()).Succeeds();

        Assert.Equal(_lab.Host.Content().Machines().Count, result.Lines.Count);
        Assert.Equal(result.Lines.Count, result.Lines.Select(static l => (string)JsonTexts.ParseObject(l)["_name"]!).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(result.Lines, line =>
        {
            Schema.Holds(line);
            RunResult test = _lab.Test(line).Succeeds();
            Assert.True((bool?)test.State["_inDesiredState"]);

            // The same machine read alone and read with all others.
            JsonObject exported = JsonTexts.ParseObject(line);
            exported.Remove("_name");
            JsonObject read = test.State;
            Assert.All(["_inDesiredState", "blockers", "notices", "reasons"], name => Assert.True(read.Remove(name)));
            Assert.Equal(JsonTexts.Compact(exported), JsonTexts.Compact(read));
        });
    }

    [Fact]
    public void Every_run_on_a_simulated_host_says_so() =>
        Assert.Contains(_lab.Get("""{"vmName":"lab-web01"}""").Warnings, w => w.Contains(_lab.Host.FilePath, StringComparison.Ordinal));

    [Fact]
    public void The_help_text_names_the_variable_of_the_simulated_host() =>
        Assert.Contains("NESTEDDSC_HOST", _lab.Run("", "--help").Output, StringComparison.Ordinal);
}
