using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;

namespace NestedDsc.HyperV.Tests.Features;

/// <summary>Features of simulated hosts by the ways that processes have.</summary>
public sealed class SimulatedFeatureTests
{
    private const string Role = "Microsoft-Hyper-V";
    private const string PowerShell = "Microsoft-Hyper-V-Management-PowerShell";
    private const string Containers = "Containers";

    private static readonly TimeSpan Time = TimeSpan.FromMinutes(45);

    [Fact]
    public void A_packaged_process_on_a_server_installs_and_removes_the_role_by_server_manager()
    {
        using TemporaryHost host = Packaged(HostFiles.Guest2019);
        using (GuestConnection connection = Connect(host))
        {
            var access = new FeatureAccess(connection.HyperV, connection.Servicing);
            FeatureReading reading = access.Read([Role, PowerShell]);
            Assert.Equal(FeatureRoute.OptionalFeature, reading.Route);
            Assert.Equal(ServicingErrorKind.NotRegistered, reading.DismFailure!.Kind);
            Assert.Equal(FeatureState.Staged, reading.StateOf(Role));

            FeatureChanges changes = access.ForEnabling([Role, PowerShell]);
            Assert.Equal(FeatureRoute.ServerManager, changes.Route);
            var heard = new List<int>();
            Assert.True(changes.Require().Enable(new EnableRequest([Role, PowerShell], [], LimitAccess: false, Time), new Heard(heard)).RestartRequired);
            Assert.Equal(100, heard[^1]);
            Assert.Equal(heard.Order().Distinct(), heard);
            Assert.Contains(RestartIndicator.ServerManager, connection.Servicing.ReadRestartIndicators());
        }

        SimulatedMachine.Restart(host.FilePath);
        using (GuestConnection connection = Connect(host))
        {
            var access = new FeatureAccess(connection.HyperV, connection.Servicing);
            Assert.Equal([FeatureState.Installed, FeatureState.Installed], access.Read([Role, PowerShell]).States);
            Assert.True(access.ForDisabling([Role]).Require().Disable(new DisableRequest([Role], Time), new Heard([])).RestartRequired);
        }

        SimulatedMachine.Restart(host.FilePath);
        using (GuestConnection connection = Connect(host))
        {
            Assert.Equal([FeatureState.Staged, FeatureState.Installed], new FeatureAccess(connection.HyperV, connection.Servicing).Read([Role, PowerShell]).States);
        }
    }

    [Fact]
    public void Server_manager_refuses_the_role_where_virtualization_is_not_exposed()
    {
        using TemporaryHost host = Packaged(HostFiles.Guest2019NotExposed);
        using GuestConnection connection = Connect(host);

        var error = Assert.Throws<ServicingException>(() =>
            new FeatureAccess(connection.HyperV, connection.Servicing).ForEnabling([Role]).Require().Enable(new EnableRequest([Role], [], LimitAccess: false, Time), new Heard([])));

        Assert.Equal(ServicingErrorKind.PrerequisiteMissing, error.Kind);
    }

    [Fact]
    public void A_payload_that_is_nowhere_is_a_missing_source_by_server_manager_as_by_dism()
    {
        using TemporaryHost host = TemporaryHost.CopyOf(HostFiles.GuestCore2025).Edit(static root => root["servicing"]!["windowsUpdate"] = new System.Text.Json.Nodes.JsonArray());
        using GuestConnection connection = Connect(host);
        var request = new EnableRequest([Containers], [], LimitAccess: false, Time);
        IFeatureServicing[] ways = [connection.Servicing, new ServerManagerServicing(connection.HyperV)];

        Assert.All(ways, way =>
            Assert.Equal(ServicingErrorKind.SourceMissing, Assert.Throws<ServicingException>(() => way.Enable(request, new Heard([]))).Kind));
    }

    [Fact]
    public void A_packaged_process_on_a_client_can_read_but_not_change()
    {
        using TemporaryHost host = Packaged(HostFiles.GuestPro);
        using GuestConnection connection = Connect(host);
        var access = new FeatureAccess(connection.HyperV, connection.Servicing);

        Assert.Equal([FeatureState.Staged, null], access.Read(["Microsoft-Hyper-V-All", "Microsoft-Hyper-V-Online"]).States);
        Assert.Equal(ServicingErrorKind.NotRegistered, access.ForEnabling(["Microsoft-Hyper-V-All"]).Refusal!.Kind);
    }

    [Fact]
    public void A_process_that_is_not_elevated_can_read_but_not_change_by_any_way()
    {
        using TemporaryHost host = TemporaryHost.CopyOf(HostFiles.Guest2019).Edit(static root => root["servicing"]!["elevated"] = false);
        using GuestConnection connection = Connect(host);
        var access = new FeatureAccess(connection.HyperV, connection.Servicing);

        Assert.Equal([FeatureState.Staged], access.Read([Role]).States);
        Assert.Equal(ServicingErrorKind.NotElevated, access.ForEnabling([Role]).Refusal!.Kind);
        Assert.Equal(
            ServicingErrorKind.NotElevated,
            Assert.Throws<ServicingException>(() => new ServerManagerServicing(connection.HyperV).Disable(new DisableRequest([Role], Time), new Heard([]))).Kind);
    }

    [Fact]
    public void Dism_and_server_manager_read_the_same_of_a_server()
    {
        using var host = TemporaryHost.LabL1();
        using GuestConnection connection = Connect(host);
        string[] names = [Role, PowerShell, "RSAT-Hyper-V-Tools-Feature"];

        Assert.Equal(connection.Servicing.ReadStates(names), new ServerManagerServicing(connection.HyperV).ReadStates(names));
        Assert.Equal(connection.Servicing.ReadStates(names), OptionalFeatureReader.Read(connection.HyperV, names));
    }

    private static TemporaryHost Packaged(string path) => TemporaryHost.CopyOf(path).Edit(static root => root["servicing"]!["packaged"] = true);

    private static GuestConnection Connect(TemporaryHost host)
    {
        SimulatedSession session = host.Open();
        return new GuestConnection(new HyperVConnection(session), session.Servicing);
    }

    private sealed class Heard(List<int> values) : IProgress<int>
    {
        public void Report(int value) => values.Add(value);
    }
}
