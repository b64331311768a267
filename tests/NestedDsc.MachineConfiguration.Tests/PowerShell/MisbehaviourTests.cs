using System.Management.Automation;

namespace NestedDsc.MachineConfiguration.Tests.PowerShell;

/// <summary>Whatever an executable does, the agent gets an answer.</summary>
[Collection("Simulated host in the environment")]
public sealed class MisbehaviourTests : IDisposable
{
    private const string Compliant = """{"vmName":"a","_inDesiredState":true,"reasons":[{"code":"A:A:Compliant","phrase":"It is."}]}""";

    private readonly WrapperModule _module = new();

    [Fact]
    public void One_that_does_not_end_is_stopped_and_reported()
    {
        _module.Run("& (Get-Module NestedDsc) { $script:ReadTimeoutSeconds = 1; $script:SetTimeoutSeconds = 1 }");
        string alive = Path.Combine(_module.Folder, "alive");
        Assert.Contains("took longer than 1 seconds", Error($"sleep 30; touch '{alive}'"), StringComparison.Ordinal);
        Assert.Contains("took longer than 1 seconds", _module.SetError(Instance()), StringComparison.Ordinal);
        Assert.False(File.Exists(alive));
    }

    [Fact]
    public void The_time_that_a_guest_may_take_is_added_to_that_of_a_set()
    {
        _module.Run("& (Get-Module NestedDsc) { $script:SetTimeoutSeconds = 1 }");
        _module.Replace("nestedvirtualization", "cat > /dev/null; sleep 2");
        PSObject instance = Instance();
        instance.Properties["ShutdownTimeoutSeconds"].Value = 30;
        _module.Set(instance);
    }

    [Fact]
    public void One_that_crashes_is_reported_with_what_it_left_behind()
    {
        string error = Error("echo 'Unhandled exception. Out of luck.' >&2; exit 134");
        Assert.Contains("exit code 134", error, StringComparison.Ordinal);
        Assert.Contains("Out of luck.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_killed_is_reported() => Assert.Contains("exit code 137", Error("kill -9 $$"), StringComparison.Ordinal);

    [Fact]
    public void The_last_error_is_the_one_that_is_told() =>
        Assert.Contains(
            ":Error the second – ü (nestedvirtualization test, exit code 3)",
            Error("""echo '{"error":"the first"}' >&2; echo '{"error":"the second – ü"}' >&2; echo '{"warn":"no matter"}' >&2; exit 3"""),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("echo no JSON")]
    [InlineData("echo '[]'")]
    [InlineData("echo '{\"_inDesiredState\":'")]
    public void An_answer_that_is_none_is_an_error(string script)
    {
        _module.Replace("nestedvirtualization", "cat > /dev/null; " + script);
        Assert.False(_module.Test(Instance()));
        Assert.Contains(":Error ", Assert.Single(WrapperModule.Reasons(_module.Get(Instance()))), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_not_there_is_an_error()
    {
        _module.Replace("other", "");
        Assert.Contains(
            "The package has no executable 'nestedvirtualization'",
            Assert.Single(WrapperModule.Reasons(_module.Get(Instance()))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Pipes_that_are_full_do_not_stop_it()
    {
        _module.Replace(
            "nestedvirtualization",
            $"head -c 300000 /dev/zero | tr '\\0' e >&2; cat > /dev/null; echo '{Compliant}'; head -c 300000 /dev/zero | tr '\\0' x");
        Assert.True(_module.Test(Instance()));
    }

    [Fact]
    public void One_that_does_not_read_its_input_is_none_the_worse()
    {
        _module.Replace("nestedvirtualization", $"echo '{Compliant}'");
        PSObject instance = Instance();
        instance.Properties["VmName"].Value = new string('x', 1_000_000);
        Assert.True(_module.Test(instance));
    }

    [Fact]
    public void It_is_run_with_nothing_but_its_verb()
    {
        string seen = Path.Combine(_module.Folder, "seen");
        _module.Replace("nestedvirtualization", $"echo \"$# $@ $DSC_TRACE_LEVEL\" > '{seen}'; cat > /dev/null; echo '{Compliant}'");
        _module.Test(Instance());
        Assert.Equal("1 test error\n", File.ReadAllText(seen));
        _module.Set(Instance());
        Assert.Equal("1 set error\n", File.ReadAllText(seen));
    }

    [Fact]
    public void Many_and_long_reasons_are_cut_to_what_a_report_can_hold()
    {
        string reasons = string.Join(',', Enumerable.Range(0, 50).Select(static i => $$"""{"code":"A:A:{{i}}","phrase":"{{new string('x', 5000)}}"}"""));
        _module.Replace("nestedvirtualization", $$"""cat > /dev/null; echo '{"_inDesiredState":false,"reasons":[{{reasons}}]}'""");
        IReadOnlyList<string> lines = WrapperModule.Reasons(_module.Get(Instance()));
        Assert.Equal(20, lines.Count);
        Assert.All(lines, static line => Assert.InRange(line.Length, 1000, 1010));
    }

    public void Dispose() => _module.Dispose();

    private PSObject Instance() => _module.Create("NestedVirtualization", ("InstanceName", "one"), ("VmName", "a"));

    private string Error(string script)
    {
        _module.Replace("nestedvirtualization", "cat > /dev/null; " + script);
        Assert.False(_module.Test(Instance()));
        return Assert.Single(WrapperModule.Reasons(_module.Get(Instance())));
    }
}
