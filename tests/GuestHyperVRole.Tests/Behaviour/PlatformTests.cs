using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>Virtual Machine Platform, for WSL 2 and Docker Desktop: what of it is missing is told at one look.</summary>
public sealed class PlatformTests
{
    private const string Wsl = """{"_exist":false,"includeVirtualMachinePlatform":true}""";

    [Theory]
    [InlineData("guest-win11-home")]
    [InlineData("guest-win11-pro")]
    [InlineData("guest-2019")]
    public void It_comes_and_goes_without_the_role(string host)
    {
        using Lab lab = Lab.Of(host);
        IReadOnlyList<string> before = lab.FeatureStates();

        (RunResult set, IReadOnlyList<string> would) = lab.Brings(Wsl);

        Assert.Equal(["includeVirtualMachinePlatform"], set.Names);
        Assert.StartsWith("Would enable VirtualMachinePlatform on ", Assert.Single(would), StringComparison.Ordinal);
        Assert.True((bool?)lab.Get("").State["includeVirtualMachinePlatform"]);
        lab.Brings("""{"_exist":false,"includeVirtualMachinePlatform":false}""");
        Assert.Equal(before, lab.FeatureStates());
    }

    [Fact]
    public void What_is_not_spoken_of_stays()
    {
        using Lab lab = Lab.Of("guest-2019").Features("Installed", "VirtualMachinePlatform");

        lab.Brings("");
        lab.Brings("""{"_exist":false}""");

        Assert.Contains("VirtualMachinePlatform=Installed", lab.FeatureStates());
    }

    [Fact]
    public void What_is_missing_is_told_one_by_one()
    {
        using Lab lab = Lab.Of("guest-2019-not-exposed");
        Assert.Equal("IncludeVirtualMachinePlatform | NestingNotExposed | ", Told(lab));

        // Its host exposes the extensions.
        lab.Servicing("hardwareVirtualization", true);
        Assert.Equal("IncludeVirtualMachinePlatform |  | ", Told(lab));

        lab.Set(Wsl).Succeeds();
        Assert.Equal("RestartPending |  | ", Told(lab));

        lab.Servicing("hypervisorLaunch", "Off");
        lab.Restart();
        Assert.Equal("Compliant |  | HypervisorLaunchOff", Told(lab));

        lab.Servicing("hypervisorLaunch", "Auto");
        lab.Restart();
        Assert.Equal("Compliant |  | ", Told(lab));
    }

    [Fact]
    public void A_Windows_without_it_is_told()
    {
        using Lab lab = Lab.Of("guest-2019");
        lab.Host.Edit(static root =>
        {
            var features = root["servicing"]!["features"]!.AsArray();
            features.Remove(features.Single(static f => (string?)f!["name"] is "VirtualMachinePlatform"));
        });

        Assert.Null(lab.Get("").Succeeds().State["includeVirtualMachinePlatform"]);
        Assert.Equal(["EditionWithoutVirtualMachinePlatform"], Lab.Kinds(lab.Test(Wsl).Succeeds(), "blockers"));
        Assert.Equal(["IncludeVirtualMachinePlatform"], Lab.Kinds(lab.Test(Wsl), "reasons"));
        lab.Refuses(Wsl, ExitCode.Blocked, "does not have the feature VirtualMachinePlatform");
    }

    [Fact]
    public void Server_Manager_does_not_know_it()
    {
        using Lab lab = Lab.Of("guest-2019").Servicing("packaged", true);

        Assert.Equal(["ServicingUnavailable"], Lab.Kinds(lab.Test(Wsl).Succeeds(), "blockers"));
        lab.Refuses(Wsl, ExitCode.Blocked, "dism /online /enable-feature");
    }

    private static string Told(Lab lab)
    {
        RunResult test = lab.Test(Wsl).Succeeds();
        return string.Join(" | ", ((string[])["reasons", "blockers", "notices"]).Select(findings => string.Join(", ", Lab.Kinds(test, findings))));
    }
}
