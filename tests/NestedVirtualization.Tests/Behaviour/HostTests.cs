using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.NestedVirtualization.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>Hosts on which Hyper-V does not answer.</summary>
public sealed class HostTests : IDisposable
{
    private static readonly string[][] Commands = [["get"], ["test"], ["set"], ["set", "--what-if"], ["export"]];

    private const string Instance = """{"vmName":"lab-web01","processorCount":8}""";

    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Without_rights_Hyper_V_shows_nothing_and_the_message_says_how_to_get_them()
    {
        _lab.Host.Knob("accessDenied", true);

        Fails(ExitCode.AccessDenied, "shows nothing to this account", "Run it elevated", "Hyper-V Administrators");
    }

    [Fact]
    public void Without_the_namespace_Hyper_V_is_not_installed()
    {
        _lab.Host.Change(static content => content.Namespaces.Remove(HostContent.Virtualization));

        IsAbsent("'HV-LAB01'");
    }

    [Fact]
    public void Without_classes_the_role_was_removed()
    {
        _lab.Host.Change(static content => content.Namespaces[HostContent.Virtualization] = new System.Text.Json.Nodes.JsonObject());

        IsAbsent("'HV-LAB01'");
    }

    [Fact]
    public void A_class_that_is_missing_beside_others_does_not_mean_that_Hyper_V_is()
    {
        _lab.Host.RemoveClass("Msvm_MemorySettingData");

        RunResult get = _lab.Run("", "export").Fails(ExitCode.Unavailable, "Msvm_MemorySettingData");
        Assert.Single(get.Errors);
    }

    [Theory]
    [InlineData("exception=InvalidNamespace", ExitCode.Unavailable)]
    [InlineData("nth=1,exception=InvalidNamespace", ExitCode.Unavailable)]
    public void An_error_that_passes_does_not_mean_that_there_is_no_Hyper_V(string fault, ExitCode exitCode)
    {
        _lab.Faults = $"method=Query,{fault}";

        _lab.Get(Instance).Fails(exitCode);
    }

    [Fact]
    public void With_vmms_stopped_the_message_says_to_start_it()
    {
        _lab.Host.Set("Win32_Service", "vmms", "State", "Stopped", HostContent.Cimv2);

        Fails(ExitCode.Unavailable, "vmms", "Start-Service vmms");
    }

    [Theory]
    [InlineData("{", "valid JSON")]
    [InlineData("""{"format":"other/1"}""", "other/1")]
    [InlineData("", "valid JSON")]
    public void A_damaged_host_file_says_what_is_wrong(string text, string what)
    {
        File.WriteAllText(_lab.Host.FilePath, text);

        Fails(ExitCode.Unavailable, _lab.Host.FilePath, what);
    }

    [Fact]
    public void A_damaged_instance_says_where_it_stands()
    {
        _lab.Host.Change(static content => content.Machine("lab-web01").Processor["VirtualQuantity"] = "many");

        _lab.Get("""{"vmName":"lab-web01"}""").Fails(ExitCode.Unavailable, _lab.Host.FilePath, "VirtualQuantity");
    }

    [Fact]
    public void A_missing_host_file_is_named()
    {
        File.Delete(_lab.Host.FilePath);

        Fails(ExitCode.Unavailable, _lab.Host.FilePath);
    }

    [Fact]
    public void Without_a_simulated_host_only_Windows_has_Hyper_V()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is Hyper-V to talk to.");

        RunResult result = ResourceRun.Run(
            new NestedVirtualizationResource(static _ => null), static _ => null, """{"vmName":"x"}""", "get");

        result.Fails(ExitCode.Unavailable, "Hyper-V runs on Windows only", "NESTEDDSC_HOST");
    }

    [Fact]
    public void Faults_that_are_not_understood_are_wrong_arguments()
    {
        _lab.Faults = "everything=breaks";

        Fails(ExitCode.InvalidArguments, "everything=breaks");
    }

    [Theory]
    [InlineData("method=Query,exception=AccessDenied", ExitCode.AccessDenied)]
    [InlineData("method=Query,nth=2,exception=AccessDenied", ExitCode.AccessDenied)]
    [InlineData("method=Query,exception=TimedOut", ExitCode.TimedOut)]
    [InlineData("method=Query,nth=2,lost", ExitCode.Unavailable)]
    [InlineData("method=Query,exception=Failed", ExitCode.Failed)]
    public void A_read_that_fails_has_the_exit_code_of_its_cause(string faults, ExitCode exitCode)
    {
        _lab.Faults = faults;

        _lab.Untouched(static lab => lab.Get("""{"vmName":"lab-web01"}""")).Fails(exitCode);
    }

    private void IsAbsent(string text)
    {
        _lab.Refuses(Instance, ExitCode.Unavailable, text);
        RunResult test = _lab.Test(Instance);
        Schema.HoldsWithNames(test);
        Assert.Equal(["HyperVNotInstalled"], Lab.Kinds(test, "reasons"));
        Assert.Equal(["_exist"], test.Names);
        Assert.False((bool?)test.State["_exist"]);
        Assert.Equal("lab-web01", (string?)test.State["vmName"]);
        RunResult export = _lab.Export().Succeeds();
        Assert.Equal("", export.Output);
        Assert.Contains(export.Warnings, w => w.StartsWith("There is nothing to export: ", StringComparison.Ordinal) && w.Contains(text, StringComparison.Ordinal));
    }

    private void Fails(ExitCode exitCode, params string[] texts) => Assert.All(Commands, command =>
    {
        RunResult result = _lab.Run(Instance, command).Fails(exitCode, texts);
        Assert.Single(result.Errors);
    });
}
