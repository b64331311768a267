using NestedDsc.Cim;
using NestedDsc.Servicing;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

public sealed class RoleTests
{
    [Fact]
    public void The_role_comes_with_the_restart_and_goes_with_the_next()
    {
        using var host = TemporaryHost.CopyOf(HostFiles.Guest2019);
        using SimulatedSession session = host.Open();
        Assert.Equal(CimErrorCode.InvalidNamespace, session.HyperVError());
        Assert.Equal(CimErrorCode.InvalidClass, session.NatError());
        Assert.False(session.HasService());
        Assert.True(session.ShowsExtensions());
        Assert.True(session.HypervisorPresent());

        Assert.True(session.Enable(Features.HyperV, Features.PowerShell).RestartRequired);
        Assert.Equal(FeatureState.InstallPending, session.StateOf(Features.Online));
        Assert.Equal(FeatureState.Installed, session.StateOf(Features.Tools));
        Assert.Equal(1ul, session.InstallState(Features.HyperV));
        Assert.Equal([RestartIndicator.ComponentServicing], session.Servicing.ReadRestartIndicators());
        Assert.Equal(CimErrorCode.InvalidNamespace, session.HyperVError());
        Assert.False(session.HasService());

        RestartResult up = SimulatedMachine.Restart(host.FilePath);
        Assert.True(up is { HyperVAvailable: true, HypervisorRuns: true });
        Assert.Equal(new FeatureTransition(Features.HyperV, FeatureState.InstallPending, FeatureState.Installed), up.Features[0]);
        Assert.Equal([RestartIndicator.ComponentServicing], up.ClearedIndicators);
        Assert.Empty(session.Servicing.ReadRestartIndicators());
        Assert.Null(session.HyperVError());
        Assert.Null(session.NatError());
        Assert.True(session.HasService());
        Assert.False(session.ShowsExtensions());
        Assert.True(session.HypervisorPresent());

        Assert.True(session.Disable(Features.HyperV).RestartRequired);
        Assert.Equal(FeatureState.UninstallPending, session.StateOf(Features.Online));
        Assert.Equal(2ul, session.InstallState(Features.HyperV));
        Assert.Null(session.HyperVError());

        RestartResult down = SimulatedMachine.Restart(host.FilePath);
        Assert.True(down is { HyperVAvailable: false, HypervisorRuns: false });
        Assert.Equal(CimErrorCode.InvalidClass, session.HyperVError());
        Assert.Equal(CimErrorCode.InvalidClass, session.NatError());
        Assert.False(session.HasService());
        Assert.True(session.ShowsExtensions());
    }
}
