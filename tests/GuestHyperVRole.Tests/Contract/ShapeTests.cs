using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.GuestHyperVRole.Tests.Schemas;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Contract;

/// <summary>What the engine reads from standard output.</summary>
public sealed class ShapeTests
{
    public static TheoryData<string> Hosts =>
        [.. Directory.GetFiles(RepositoryFiles.Path("resources", "hosts"), "*.json").Select(static f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Every_line_about_every_host_fits_the_schema(string host)
    {
        using Lab lab = Lab.Of(host);
        foreach (string instance in (string[])["", """{"_exist":false}""", """{"includeContainers":true,"includeManagementTools":false}"""])
        {
            Schema.Holds(Assert.Single(lab.Untouched(l => l.Get(instance)).Succeeds().Lines));
            Schema.HoldsWithNames(lab.Untouched(l => l.Test(instance)).Succeeds());
            RunResult foretold = lab.Untouched(l => l.WhatIf(instance));
            if (foretold.Errors.Count == 0)
            {
                Schema.HoldsWithNames(foretold);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Export_answers_one_line_that_test_takes_back_as_compliant(string host)
    {
        using Lab lab = Lab.Of(host);

        string line = Assert.Single(lab.Untouched(static l => l.Export()).Succeeds().Lines);

        Schema.Holds(line);
        Assert.StartsWith("Hyper-V in ", (string)JsonTexts.ParseObject(line)["_name"]!, StringComparison.Ordinal);
        Assert.True((bool?)lab.Test(line).Succeeds().State["_inDesiredState"], line);
    }

    [Fact]
    public void Tools_without_the_role_are_exported_so_that_they_stay()
    {
        using Lab lab = Lab.Guest2019().Features("Installed", "RSAT-Hyper-V-Tools-Feature", "Microsoft-Hyper-V-Management-PowerShell");

        string line = Assert.Single(lab.Export().Succeeds().Lines);

        Assert.False((bool?)JsonTexts.ParseObject(line)["includeManagementTools"]);
        Assert.True((bool?)lab.Test(line).Succeeds().State["_inDesiredState"], line);
    }

    [Theory]
    [InlineData("""{"_exist":true}""", 1)]
    [InlineData("""{"_exist":false}""", 0)]
    [InlineData("""{"includeManagementTools":true,"includeContainers":false}""", 1)]
    [InlineData("""{"includeManagementTools":false}""", 0)]
    [InlineData("""{"includeContainers":true}""", 0)]
    [InlineData("""{"roleState":"absent"}""", 0)]
    [InlineData("""{"roleState":"Install*"}""", 1)]
    [InlineData("""{"restartPending":false,"hypervisorPresent":true}""", 1)]
    [InlineData("""{"restartPending":true}""", 0)]
    [InlineData("""{"_exist":null,"includeManagementTools":null}""", 1)]
    [InlineData("""{"features":[{"name":"microsoft-hyper-v","state":"enabled"}]}""", 1)]
    [InlineData("""{"features":[{"name":"microsoft-hyper-v","state":"disabled"}]}""", 0)]
    [InlineData("""{"nestedVMs":{"running":1234}}""", 0)]
    [InlineData("""{"_name":"hyper-v in *"}""", 1)]
    public void A_filter_selects(string filter, int lines)
    {
        using Lab lab = Lab.L1();

        Assert.Equal(lines, lab.Export(filter).Succeeds().Lines.Count);
    }

    [Fact]
    public void A_guest_where_a_restart_is_pending_is_found()
    {
        using Lab lab = Lab.Guest2019();
        const string Pending = """{"restartPending":true}""";
        Assert.Equal(["No instance fits the filter; 1 was looked at."], lab.Export(Pending).Succeeds().Warnings.TakeLast(1));

        lab.Set("").Succeeds();

        Assert.Single(lab.Export(Pending).Succeeds().Lines);
        Assert.Single(lab.Export("""{"roleState":"*pending"}""").Succeeds().Lines);
    }

    [Fact]
    public void Every_run_on_a_simulated_host_says_so_and_the_help_names_its_variable()
    {
        using Lab lab = Lab.Guest2019();

        Assert.Contains(lab.Get("").Warnings, w => w.Contains(lab.Host.FilePath, StringComparison.Ordinal));
        Assert.Contains("NESTEDDSC_HOST", lab.Run("", "--help").Output, StringComparison.Ordinal);
    }
}
