using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Contract;

/// <summary>Hosts on which Hyper-V does not answer.</summary>
public sealed class HostTests : IDisposable
{
    private static readonly string[] Instances =
        ["""{"vmName":"lab-web01","macAddressSpoofing":"on"}""", """{"switchName":"LabSwitch","switchType":"private"}"""];

    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Without_rights_Hyper_V_shows_nothing_and_the_message_says_how_to_get_them()
    {
        _lab.Host.Knob("accessDenied", true);

        Fails(ExitCode.AccessDenied, "shows nothing to this account", "Run it elevated");
    }

    [Fact]
    public void With_vmms_stopped_the_message_says_to_start_it()
    {
        _lab.Host.Set("Win32_Service", "vmms", "State", "Stopped", HostContent.Cimv2);

        Fails(ExitCode.Unavailable, "Start-Service vmms");
    }

    [Fact]
    public void Every_run_on_a_simulated_host_says_so_and_the_trace_shows_every_call()
    {
        _lab.TraceLevel = "trace";

        RunResult get = _lab.Get(Instances[1]).Succeeds();

        Assert.Contains(get.Warnings, w => w.Contains(_lab.Host.FilePath, StringComparison.Ordinal));
        Assert.Equal(17, get.Messages("trace").Count(static m => m.StartsWith("CIM query in", StringComparison.Ordinal)));
    }

    private void Fails(ExitCode exitCode, params string[] texts) => Assert.All(Instances, instance =>
        Assert.All((string[][])[["get"], ["test"], ["set"], ["set", "--what-if"], ["export"]], command =>
            Assert.Single(_lab.Run(instance, command).Fails(exitCode, texts).Errors)));
}
