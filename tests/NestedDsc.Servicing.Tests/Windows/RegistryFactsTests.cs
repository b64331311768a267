using NestedDsc.Servicing.Windows;

namespace NestedDsc.Servicing.Tests.Windows;

public sealed class RegistryFactsTests
{
    private const string Version = @"SOFTWARE\Microsoft\Windows NT\CurrentVersion";
    private const string Names = @"SYSTEM\CurrentControlSet\Control\ComputerName";
    private const string SessionManager = @"SYSTEM\CurrentControlSet\Control\Session Manager";

    [Theory]
    [InlineData("Client", InstallationKind.Client)]
    [InlineData("Server", InstallationKind.Server)]
    [InlineData("server core", InstallationKind.ServerCore)]
    [InlineData("Nano Server", InstallationKind.Other)]
    [InlineData(null, InstallationKind.Other)]
    public void An_installation_has_edition_and_kind(string? type, InstallationKind kind)
    {
        var registry = new FakeRegistry { [Version, "EditionID"] = "ServerDatacenter", [Version, "InstallationType"] = type };

        Assert.Equal(new WindowsInstallation("ServerDatacenter", kind), RegistryFacts.ReadInstallation(registry));
    }

    [Fact]
    public void An_empty_registry_says_nothing()
    {
        var registry = new FakeRegistry();

        Assert.Equal(new WindowsInstallation("", InstallationKind.Other), RegistryFacts.ReadInstallation(registry));
        Assert.Empty(RegistryFacts.ReadRestartIndicators(registry));
    }

    [Theory]
    [InlineData(@"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending", RestartIndicator.ComponentServicing)]
    [InlineData(@"SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired", RestartIndicator.WindowsUpdate)]
    [InlineData(@"SOFTWARE\Microsoft\ServerManager\CurrentRebootAttempts", RestartIndicator.ServerManager)]
    public void A_key_that_exists_is_an_indicator(string key, RestartIndicator indicator)
    {
        var registry = new FakeRegistry { [key, ""] = "" };

        Assert.Equal([indicator], RegistryFacts.ReadRestartIndicators(registry));
    }

    [Theory]
    [InlineData("OLD", "NEW", true)]
    [InlineData("SAME", "same", false)]
    [InlineData(null, "NEW", false)]
    public void A_new_name_waits_for_a_restart(string? active, string next, bool waits)
    {
        var registry = new FakeRegistry { [$@"{Names}\ActiveComputerName", "ComputerName"] = active, [$@"{Names}\ComputerName", "ComputerName"] = next };

        Assert.Equal(waits ? [RestartIndicator.ComputerName] : [], RegistryFacts.ReadRestartIndicators(registry));
    }

    [Fact]
    public void Files_to_be_renamed_are_a_value_and_not_a_key()
    {
        Assert.Empty(RegistryFacts.ReadRestartIndicators(new FakeRegistry { [$@"{SessionManager}\PendingFileRenameOperations", ""] = "" }));
        Assert.Empty(Renames());
        Assert.Empty(Renames("", ""));
        Assert.Equal([RestartIndicator.FileRename], Renames(@"\??\C:\a", ""));

        static IReadOnlyList<RestartIndicator> Renames(params string[] files) =>
            RegistryFacts.ReadRestartIndicators(new FakeRegistry { [SessionManager, "PendingFileRenameOperations"] = files });
    }

    [Fact]
    public void Indicators_stand_in_their_order()
    {
        var registry = new FakeRegistry
        {
            [SessionManager, "PendingFileRenameOperations"] = new[] { "x" },
            [@"SOFTWARE\Microsoft\ServerManager\CurrentRebootAttempts", ""] = "",
            [@"SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending", ""] = "",
        };

        Assert.Equal(
            [RestartIndicator.ComponentServicing, RestartIndicator.ServerManager, RestartIndicator.FileRename],
            RegistryFacts.ReadRestartIndicators(registry));
    }
}
