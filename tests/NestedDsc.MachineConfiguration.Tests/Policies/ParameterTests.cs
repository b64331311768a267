using NestedDsc.MachineConfiguration.Policies;

namespace NestedDsc.MachineConfiguration.Tests.Policies;

/// <summary>Parameters replace what the agent can replace, and permissions to disrupt do not go unnoticed.</summary>
public sealed class ParameterTests
{
    private const string Machine = """{"vmName":"web01","processorCount":4,"powerState":"off","whenRunning":"shutdown","whenSaved":"fail"}""";

    [Fact]
    public void Texts_of_the_package_can_be_replaced() =>
        Assert.Equal(
            [
                "[NestedVirtualization]instance;VmName", "[NestedVirtualization]instance;PowerState",
                "[NestedVirtualization]instance;WhenRunning", "[NestedVirtualization]instance;WhenSaved",
            ],
            ParameterTargets.Of(Requests.Package(Machine)));

    [Fact]
    public void A_parameter_has_the_value_of_the_package_as_its_default_and_the_exact_names()
    {
        PolicyParameter parameter = ParameterTargets.Make("vm", "[nestedvirtualization]INSTANCE;vmname", Requests.Package(Machine));
        Assert.Equal(("[NestedVirtualization]instance;VmName", "web01"), (parameter.Target, parameter.Default));
        Assert.Empty(parameter.AllowedValues);
        Assert.Contains("Name of the VM", parameter.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_stays_one() =>
        Assert.Equal(["running", "off"], ParameterTargets.Make("p", "[NestedVirtualization]instance;PowerState", Requests.Package(Machine)).AllowedValues);

    [Theory]
    [InlineData("[NestedVirtualization]other;VmName", "A parameter can replace: [NestedVirtualization]instance;VmName")]
    [InlineData("VmName", "A parameter can replace")]
    [InlineData("[NestedVirtualization]instance", "A parameter can replace")]
    [InlineData("[NestedVirtualization]instance;Nonsense", "no property Nonsense")]
    [InlineData("[NestedVirtualization]instance;VmState", "no property VmState")]
    [InlineData("[NestedVirtualization]instance;ProcessorCount", "A policy passes text")]
    [InlineData("[NestedVirtualization]instance;VmId", "nothing to replace")]
    public void What_can_not_be_replaced_is_refused(string target, string message) =>
        Assert.Contains(
            message, Assert.Throws<PolicyException>(() => ParameterTargets.Make("p", target, Requests.Package(Machine))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_name_beyond_ASCII_can_not_be_replaced() =>
        Assert.Contains(
            "not plain ASCII",
            Assert.Throws<PolicyException>(static () =>
                ParameterTargets.Make("p", "[NestedVirtualization]instance;VmName", Requests.Package("""{"vmName":"Zürich"}"""))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Permissions_to_disrupt_are_found() =>
        Assert.Equal(["[NestedVirtualization]instance;WhenRunning is 'shutdown'."], Disruptions.Of(Requests.Package(Machine), []));

    [Fact]
    public void A_permission_that_is_a_parameter_is_one() =>
        Assert.Contains(
            "[NestedVirtualization]instance;WhenSaved is what the parameter 'saved' says.",
            Disruptions.Of(Requests.Package(Machine), [Requests.Parameter("saved", "[NestedVirtualization]instance;WhenSaved", "fail")]));

    [Fact]
    public void A_switch_that_may_be_replaced_is_found() =>
        Assert.Single(Disruptions.Of(
            Requests.Package("""{"switchName":"a","switchType":"private","whenConnected":"replace"}""", "NestedDsc/VMNetworkNesting"), []));
}
