using NestedDsc.HyperV.Features;
using NestedDsc.Servicing;

namespace NestedDsc.HyperV.Tests.Features;

public sealed class FeatureAccessTests
{
    private const uint NotElevated = 0x800702E4;
    private const uint NotRegistered = 0x80040154;
    private const string Role = "Microsoft-Hyper-V";

    private readonly FakeServerManager _server = new FakeServerManager().HasFeature("Microsoft-Hyper-V", 1).HasFeature("Containers", 3).HasFeature("Odd", 4);

    [Fact]
    public void Dism_reads_and_changes_where_it_can_be_used()
    {
        using GuestConnection connection = Connect(new FakeServicing(InstallationKind.Client));
        var access = new FeatureAccess(connection.HyperV, connection.Servicing);

        FeatureReading reading = access.Read([Role, "B"]);

        Assert.Equal((FeatureRoute.Dism, null), (reading.Route, reading.DismFailure));
        Assert.Equal(FeatureState.Staged, reading.StateOf("microsoft-hyper-v"));
        Assert.Throws<ArgumentException>(() => reading.StateOf("C"));
        Assert.Same(connection.Servicing, access.ForEnabling([Role]).Require());
        Assert.Equal(FeatureRoute.Dism, access.ForDisabling([Role]).Route);
        Assert.Empty(_server.Queries);
    }

    [Theory]
    [InlineData(NotElevated)]
    [InlineData(NotRegistered)]
    public void Where_dism_can_not_be_used_one_query_reads(uint code)
    {
        var servicing = new FakeServicing(InstallationKind.Client, code);
        using GuestConnection connection = Connect(servicing);
        var access = new FeatureAccess(connection.HyperV, connection.Servicing);

        FeatureReading reading = access.Read(["MICROSOFT-Hyper-V", "Containers", "Odd", "Missing", "Containers"]);

        Assert.Equal(FeatureRoute.OptionalFeature, reading.Route);
        Assert.Equal(code, reading.DismFailure!.Code);
        Assert.Equal([FeatureState.Installed, FeatureState.Removed, null, null, FeatureState.Removed], reading.States);
        Assert.Equal(
            "SELECT Name, InstallState FROM Win32_OptionalFeature WHERE Name = 'MICROSOFT-Hyper-V' OR Name = 'Containers' OR Name = 'Odd' OR Name = 'Missing'",
            Assert.Single(_server.Queries).Wql);
        access.Read([Role]);
        Assert.Equal(1, servicing.Reads);
    }

    [Fact]
    public void Names_are_quoted_and_none_ask_nothing()
    {
        using GuestConnection connection = Connect(new FakeServicing(InstallationKind.Client, NotElevated));
        var access = new FeatureAccess(connection.HyperV, connection.Servicing);

        Assert.Equal([null, null], access.Read(["", new string('x', 300)]).States);
        Assert.Empty(access.Read([]).States);
        Assert.Empty(_server.Queries);
        Assert.Equal([null], access.Read([@"a' OR '1'='1\"]).States);
        Assert.EndsWith(@"WHERE Name = 'a\' OR \'1\'=\'1\\'", Assert.Single(_server.Queries).Wql, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_failures_of_dism_are_not_hidden()
    {
        using GuestConnection connection = Connect(new FakeServicing(InstallationKind.Server, 0x80073712));

        Assert.Equal(ServicingErrorKind.Failed, Assert.Throws<ServicingException>(() => new FeatureAccess(connection.HyperV, connection.Servicing).Read([Role])).Kind);
        Assert.Empty(_server.Queries);
    }

    [Theory]
    [InlineData(InstallationKind.Client)]
    [InlineData(InstallationKind.Server)]
    public void A_process_that_is_not_elevated_can_not_change(InstallationKind kind)
    {
        using GuestConnection connection = Connect(new FakeServicing(kind, NotElevated));

        FeatureChanges changes = new FeatureAccess(connection.HyperV, connection.Servicing).ForEnabling([Role]);

        Assert.False(changes.CanChange);
        Assert.Null(changes.Route);
        var error = Assert.Throws<ServicingException>(changes.Require);
        Assert.Equal(ServicingErrorKind.NotElevated, error.Kind);
        Assert.Equal(
            "Enabling the Windows feature 'Microsoft-Hyper-V' failed: the process is not elevated (0x800702E4). Run it elevated, as a member of the local group Administrators.",
            error.Message);
    }

    [Theory]
    [InlineData(InstallationKind.Server)]
    [InlineData(InstallationKind.ServerCore)]
    public void A_packaged_process_on_a_server_changes_by_server_manager(InstallationKind kind)
    {
        using GuestConnection connection = Connect(new FakeServicing(kind, NotRegistered));

        FeatureChanges changes = new FeatureAccess(connection.HyperV, connection.Servicing).ForDisabling([Role]);

        Assert.Equal(FeatureRoute.ServerManager, changes.Route);
        Assert.IsType<ServerManagerServicing>(changes.Require());
    }

    [Theory]
    [InlineData(true, "enable-feature /all")]
    [InlineData(false, "disable-feature")]
    public void A_packaged_process_on_a_client_is_told_what_to_run_instead(bool enable, string command)
    {
        using GuestConnection connection = Connect(new FakeServicing(InstallationKind.Client, NotRegistered));
        var access = new FeatureAccess(connection.HyperV, connection.Servicing);

        FeatureChanges changes = enable ? access.ForEnabling(["Microsoft-Hyper-V-All", "Containers"]) : access.ForDisabling(["Microsoft-Hyper-V-All", "Containers"]);

        Assert.Equal(ServicingErrorKind.NotRegistered, changes.Refusal!.Kind);
        Assert.Contains("dsc installed from its ZIP or MSI", changes.Refusal.Message, StringComparison.Ordinal);
        Assert.Contains(
            $"'dism /online /{command} /norestart /featurename:Microsoft-Hyper-V-All /featurename:Containers' in an elevated command prompt",
            changes.Refusal.Message, StringComparison.Ordinal);
    }

    private GuestConnection Connect(IServicingSession servicing) => new(new HyperVConnection(_server), servicing);
}
