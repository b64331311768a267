using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.NestedVirtualization.Tests.Schemas;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>Windows on which the role is set to be there after a restart.</summary>
public sealed class RestartPendingTests : IDisposable
{
    private const string Instance = """{"vmName":"inner","exposeVirtualizationExtensions":true}""";

    private readonly Lab _lab = new(PendingRole.OnServer());

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void Until_the_restart_a_set_waits_and_every_answer_says_so()
    {
        Assert.All((string[][])[["get"], ["test"], ["set"], ["set", "--what-if"]], command =>
        {
            RunResult answer = _lab.Untouched(lab => lab.Run(Instance, command)).Succeeds();
            Schema.Holds(answer.Lines[0]);
            Assert.Equal(["RestartPending"], Lab.Kinds(answer, "reasons"));
            Assert.Empty(Lab.Kinds(answer, "blockers"));
            Assert.False((bool?)answer.State["_exist"]);
            Assert.Equal("""[{"system":"L1-NEW01"}]""", JsonTexts.Compact(answer.State["_restartRequired"]));
        });
        Assert.Equal(["_exist"], _lab.Test(Instance).Names);
        Assert.Empty(_lab.Set(Instance).Names);
        Assert.Contains(_lab.Set(Instance).Warnings, static w => w.Contains("by the next restart", StringComparison.Ordinal));
        Assert.Empty(Lab.WhatIfLines(_lab.WhatIf(Instance)));
        Assert.Equal("", _lab.Export().Succeeds().Output);
    }

    [Fact]
    public void After_the_restart_it_is_an_ordinary_host()
    {
        SimulatedMachine.Restart(_lab.Host.FilePath);

        _lab.Refuses(Instance, ExitCode.NotFound, "VM 'inner' does not exist on this host, which has no VMs.");
    }
}
