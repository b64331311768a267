using NestedDsc.GuestHyperVRole.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Behaviour;

/// <summary>What a test compares and no set can change by itself.</summary>
public sealed class ComparedTests
{
    [Theory]
    [InlineData("guest-2019-not-exposed", """{"_exist":false,"virtualizationExtensionsExposed":true}""", "virtualizationExtensionsExposed", "VirtualizationExtensionsExposed", "NestingNotExposed")]
    [InlineData("guest-2019", """{"_exist":false,"virtualizationExtensionsExposed":false}""", "virtualizationExtensionsExposed", "VirtualizationExtensionsExposed", "NestingExposed")]
    [InlineData("guest-2019", """{"_exist":false,"containerIsolation":"process"}""", "containerIsolation", "ContainerIsolation", "ContainerIsolationUnreachable")]
    [InlineData("guest-2019", """{"_exist":false,"containerIsolation":"hyperv"}""", "containerIsolation", "ContainerIsolation", "ContainerIsolationUnreachable")]
    public void It_is_compared_and_a_set_that_does_not_bring_it_about_is_refused(string host, string instance, string property, string reason, string blocker)
    {
        using Lab lab = Lab.Of(host);

        RunResult test = lab.Test(instance).Succeeds();

        Assert.False((bool?)test.State["_inDesiredState"]);
        Assert.Equal([property], test.Names);
        Assert.Equal([reason], Lab.Kinds(test, "reasons"));
        Assert.Equal([blocker], Lab.Kinds(test, "blockers"));
        lab.Refuses(instance, ExitCode.Blocked, "'L1-NEW0");
    }

    [Theory]
    [InlineData("guest-2019", """{"_exist":false,"virtualizationExtensionsExposed":true,"containerIsolation":"none"}""")]
    [InlineData("guest-2019-not-exposed", """{"_exist":false,"virtualizationExtensionsExposed":false,"containerIsolation":"none"}""")]
    [InlineData("lab-l1", """{"virtualizationExtensionsExposed":true,"containerIsolation":"none"}""")]
    public void As_it_is_it_is_in_desired_state(string host, string instance)
    {
        using Lab lab = Lab.Of(host);

        Assert.Equal(["Compliant"], Lab.Kinds(lab.Test(instance).Succeeds(), "reasons"));
        Assert.Equal("[]", lab.Untouched(l => l.Set(instance)).Succeeds().Lines[1]);
    }

    [Theory]
    [InlineData("guest-2019", """{"includeContainers":true,"containerIsolation":"hyperv","virtualizationExtensionsExposed":true}""", "hyperv")]
    [InlineData("guest-2019", """{"_exist":false,"includeContainers":true,"containerIsolation":"process"}""", "process")]
    [InlineData("guest-2019-not-exposed", """{"whenNotExposed":"install","includeContainers":true,"containerIsolation":"process","virtualizationExtensionsExposed":false}""", "process")]
    public void What_the_features_bring_about_is_done(string host, string instance, string isolation)
    {
        using Lab lab = Lab.Of(host);
        lab.Host.Answer("hypervisorRole", "told");

        lab.Brings(instance);

        Assert.Equal(isolation, (string?)lab.Get("").State["containerIsolation"]);
    }

    [Theory]
    [InlineData("guest-2019", """{"includeContainers":true,"containerIsolation":"none"}""", "Set includeContainers to false")]
    [InlineData("guest-2019", """{"containerIsolation":"hyperv"}""", "Set includeContainers to true")]
    [InlineData("guest-2019", """{"_exist":false,"includeContainers":true,"containerIsolation":"hyperv"}""", "Set _exist to true")]
    [InlineData("guest-2019", """{"includeContainers":true,"containerIsolation":"process"}""", "Hyper-V is there")]
    [InlineData("guest-2019-not-exposed", """{"whenNotExposed":"install","includeContainers":true,"containerIsolation":"hyperv"}""", "Hyper-V can't start")]
    public void The_cause_is_told(string host, string instance, string cause)
    {
        using Lab lab = Lab.Of(host);

        Assert.Contains(cause, Lab.Phrase(lab.Test(instance).Succeeds(), "blockers", "ContainerIsolationUnreachable"), StringComparison.Ordinal);
        lab.Refuses(instance, ExitCode.Blocked, cause);
    }

    [Fact]
    public void What_can_not_be_told_is_not_compared()
    {
        using Lab lab = Lab.L1();
        lab.Host.Answer("hypervisorRole", "unknown");

        RunResult test = lab.Test("""{"virtualizationExtensionsExposed":true}""").Succeeds();

        Assert.Equal(["Compliant"], Lab.Kinds(test, "reasons"));
        Assert.Equal(["ExtensionsNotTold"], Lab.Kinds(test, "notices"));
    }

    [Fact]
    public void An_exported_instance_is_in_desired_state_where_it_was_exported()
    {
        foreach (string host in (string[])["guest-2019", "lab-l1", "guest-win11-pro"])
        {
            using Lab lab = Lab.Of(host);
            Assert.True((bool?)lab.Test(lab.Export().Succeeds().Lines[0]).Succeeds().State["_inDesiredState"]);
        }
    }
}
