using NestedDsc.Cim;
using NestedDsc.Servicing;
using NestedDsc.Simulation.Faults;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

public sealed class ServicingFaultTests : IDisposable
{
    private readonly TemporaryHost _host = TemporaryHost.CopyOf(HostFiles.Guest2019);

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("method=DismEnableFeature,error=0x800F0922", ServicingErrorKind.Failed, 0x800F0922u, false)]
    [InlineData("method=DismEnableFeature,error=2148468767", ServicingErrorKind.SourceMissing, 0x800F081Fu, false)]
    [InlineData("method=DismEnableFeature,after,error=0x800F0922", ServicingErrorKind.Failed, 0x800F0922u, true)]
    [InlineData("method=DismEnableFeature,job=fails", ServicingErrorKind.Failed, 0x800F0922u, false)]
    [InlineData("method=DismEnableFeature,job=never", ServicingErrorKind.TimedOut, 0x800704C7u, false)]
    [InlineData("method=DismEnableFeature,lost", ServicingErrorKind.ConnectionLost, 0x800706BAu, false)]
    [InlineData("method=DismEnableFeature,after,lost", ServicingErrorKind.ConnectionLost, 0x800706BAu, true)]
    [InlineData("method=DismEnableFeature,vanish", ServicingErrorKind.UnknownFeature, 0x800F080Cu, false)]
    [InlineData("call=1,exception=AccessDenied", ServicingErrorKind.NotElevated, 0x80070005u, false)]
    public void A_change_fails_as_asked_for(string faults, ServicingErrorKind kind, uint code, bool hasEffect)
    {
        using SimulatedSession session = _host.Open(faults);

        var e = Assert.Throws<ServicingException>(() => session.Enable(Features.HyperV));

        Assert.Equal((kind, code), (e.Kind, e.Code));
        using SimulatedSession other = _host.Open();
        Assert.Equal(hasEffect ? FeatureState.InstallPending : FeatureState.Staged, other.StateOf(Features.HyperV));
    }

    [Fact]
    public void A_change_that_never_ends_takes_all_of_its_time()
    {
        using SimulatedSession session = _host.Open("method=DismDisableFeature,job=never");
        DateTimeOffset start = session.Clock.UtcNow;

        Assert.Throws<ServicingException>(() => session.Disable(Features.HyperV));

        Assert.Equal(TimeSpan.FromMinutes(30), session.Clock.UtcNow - start);
    }

    [Fact]
    public void An_ignored_change_is_accepted_and_not_kept()
    {
        using SimulatedSession session = _host.Open("method=DismEnableFeature,ignored");
        string before = _host.Text;

        Assert.True(session.Enable(Features.HyperV).RestartRequired);

        Assert.Equal(before, _host.Text);
        Assert.Equal(FeatureState.Staged, session.StateOf(Features.HyperV));
    }

    [Fact]
    public void A_lost_connection_stays_lost_for_cim_and_servicing()
    {
        using SimulatedSession session = _host.Open("method=DismGetFeatureInfo,lost");

        Assert.Equal(ServicingErrorKind.ConnectionLost, Assert.Throws<ServicingException>(() => session.StateOf(Features.HyperV)).Kind);
        Assert.Throws<ServicingException>(() => session.Servicing.ReadInstallation());
        Assert.Throws<CimException>(() => session.HasService());
    }

    [Fact]
    public void Reads_of_the_registry_are_hit_by_name_only()
    {
        using SimulatedSession session = _host.Open("call=1,exception=AccessDenied;method=SourceExists,nth=2,vanish;method=ReadInstallation,vanish");

        Assert.True(session.Servicing.SourceExists(@"D:\sources\sxs"));
        Assert.False(session.Servicing.SourceExists(@"D:\sources\sxs"));
        Assert.Equal(new WindowsInstallation("", InstallationKind.Other), session.Servicing.ReadInstallation());
        Assert.Equal(ServicingErrorKind.NotElevated, Assert.Throws<ServicingException>(() => session.StateOf(Features.HyperV)).Kind);
    }

    [Fact]
    public void Vanished_features_are_unknown()
    {
        using SimulatedSession session = _host.Open("call=1,vanish");

        Assert.Equal([null, null], session.Servicing.ReadStates([Features.HyperV, Features.Containers]));
        Assert.Equal(FeatureState.Staged, session.StateOf(Features.HyperV));
    }

    [Theory]
    [InlineData("method=DismEnableFeature,die", FeatureState.Staged)]
    [InlineData("method=DismEnableFeature,after,die", FeatureState.InstallPending)]
    public void A_process_that_dies_leaves_a_whole_file(string faults, FeatureState expected)
    {
        using SimulatedSession session = SimulatedSession.Open(_host.FilePath, faults, static code => throw new DeathException(code));

        Assert.Equal(86, Assert.Throws<DeathException>(() => session.Enable(Features.HyperV)).Code);

        using SimulatedSession other = _host.Open();
        Assert.Equal(expected, other.StateOf(Features.HyperV));
        Assert.Equal(["host.json"], Directory.GetFiles(_host.Folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("call=1,error=0x")]
    [InlineData("call=1,error=0x123456789")]
    [InlineData("call=1,error=0")]
    [InlineData("call=1,error=-1")]
    [InlineData("call=1,error=0xG")]
    public void Codes_that_are_none_are_refused(string faults) => Assert.Throws<FaultFormatException>(() => _host.Open(faults));

    private sealed class DeathException(int code) : Exception
    {
        public int Code { get; } = code;
    }
}
