using System.Management.Automation;
using NestedDsc.TestSupport;

namespace NestedDsc.MachineConfiguration.Tests.PowerShell;

/// <summary>The wrapper module in PowerShell's engine, with the real executables on simulated hosts.</summary>
[Collection("Simulated host in the environment")]
public sealed class WrapperTests : IDisposable
{
    private readonly WrapperModule _module = new();
    private readonly TemporaryHost _host = TemporaryHost.LabL0();

    [Fact]
    public void Get_reports_a_compliant_instance_with_its_state()
    {
        PSObject state = Get(Machine("lab-web01", ("ExposeVirtualizationExtensions", false), ("ProcessorCount", 2)));

        Assert.Equal("one", state.Properties["InstanceName"].Value);
        Assert.Equal("lab-web01", state.Properties["VmName"].Value);
        Assert.Equal(2, state.Properties["ProcessorCount"].Value);
        Assert.Equal(false, state.Properties["ExposeVirtualizationExtensions"].Value);
        Assert.Equal("Off", state.Properties["VmState"].Value);
        Assert.StartsWith("NestedVirtualization:NestedVirtualization:Compliant ", Assert.Single(WrapperModule.Reasons(state)), StringComparison.Ordinal);
    }

    [Fact]
    public void Get_gives_every_reason()
    {
        PSObject state = Get(Machine("lab-web01", ("ExposeVirtualizationExtensions", true), ("ProcessorCount", 8)));

        Assert.Equal(
            [
                "NestedVirtualization:NestedVirtualization:ExposeVirtualizationExtensions The virtualization extensions are not exposed to VM 'lab-web01'; they must be.",
                "NestedVirtualization:NestedVirtualization:ProcessorCount VM 'lab-web01' has 2 virtual processors; 8 are required.",
            ],
            WrapperModule.Reasons(state));
    }

    [Fact]
    public void Get_also_says_what_stops_a_set() =>
        Assert.Contains(
            WrapperModule.Reasons(Get(Machine("lab-sql01", ("ProcessorCount", 4)))),
            static reason => reason.StartsWith("NestedVirtualization:NestedVirtualization:VMRunning ", StringComparison.Ordinal));

    [Fact]
    public void Test_tells_compliant_from_not() => WrapperModule.On(_host, () =>
    {
        Assert.True(_module.Test(Machine("lab-web01", ("ProcessorCount", 2))));
        Assert.False(_module.Test(Machine("lab-web01", ("ProcessorCount", 8))));
    });

    [Fact]
    public void Set_brings_the_desired_state_about() => WrapperModule.On(_host, () =>
    {
        PSObject machine = Machine("lab-web01", ("ProcessorCount", 8), ("ExposeVirtualizationExtensions", true));
        _module.Set(machine);
        Assert.True(_module.Test(machine));
    });

    [Fact]
    public void Set_throws_the_error_of_the_executable() => WrapperModule.On(_host, () =>
    {
        string message = _module.SetError(Machine("lab-sql01", ("ProcessorCount", 4)));
        Assert.Contains("VM 'lab-sql01' is running", message, StringComparison.Ordinal);
        Assert.Contains("exit code 6", message, StringComparison.Ordinal);
    });

    [Fact]
    public void An_error_makes_Test_false_and_is_a_reason_of_Get() => WrapperModule.On(_host, () =>
    {
        PSObject machine = Machine("lab-twin", ("ProcessorCount", 4));
        Assert.False(_module.Test(machine));
        PSObject state = _module.Get(machine);
        Assert.Equal("lab-twin", state.Properties["VmName"].Value);
        string reason = Assert.Single(WrapperModule.Reasons(state));
        Assert.StartsWith("NestedVirtualization:NestedVirtualization:Error ", reason, StringComparison.Ordinal);
        Assert.Contains("45896937-bb06-5db0-907d-f6f65e33e2ce", reason, StringComparison.Ordinal);
    });

    [Fact]
    public void Names_beyond_ASCII_come_through_both_ways()
    {
        const string Name = "lab 'quoted' [x] 100% a_b \\ Zürich – 日本";
        PSObject state = Get(Machine(Name, ("ProcessorCount", 2)));
        Assert.Equal(Name, state.Properties["VmName"].Value);
        Assert.Contains(":Compliant ", Assert.Single(WrapperModule.Reasons(state)), StringComparison.Ordinal);
    }

    [Fact]
    public void Escaped_properties_are_part_of_the_instance()
    {
        PSObject state = Get(_module.Create(
            "NestedVirtualization",
            ("InstanceName", "one"),
            ("EscapedProperties", """{"vmName":"lab 'quoted' [x] 100% a_b \\ Z\u00fcrich \u2013 \u65e5\u672c"}"""),
            ("ProcessorCount", 2)));
        Assert.Contains(":Compliant ", Assert.Single(WrapperModule.Reasons(state)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_property_that_is_given_twice_is_an_error_not_a_choice() =>
        Assert.Contains(
            "a second time",
            Assert.Single(WrapperModule.Reasons(Get(Machine("lab-web01", ("EscapedProperties", """{"vmName":"other"}"""))))),
            StringComparison.Ordinal);

    [Fact]
    public void A_switch_is_created_by_its_class() => WrapperModule.On(_host, () =>
    {
        PSObject wanted = _module.Create("VMNetworkNesting", ("InstanceName", "n"), ("SwitchName", "NAT"), ("SwitchType", "internal"));
        Assert.False(_module.Test(wanted));
        Assert.Equal(false, _module.Get(wanted).Properties["Exist"].Value);
        _module.Set(wanted);
        Assert.True(_module.Test(wanted));
    });

    [Fact]
    public void A_checkpoint_is_wanted_as_JSON_and_taken() => WrapperModule.On(_host, () =>
    {
        _module.Set(Machine("lab-web01", ("ProcessorCount", 8), ("Checkpoint", """{"name":"before \"nesting\""}""")));
        Assert.Contains("before \\u0022nesting", _host.Text.Replace("\\\"", "\\u0022", StringComparison.Ordinal), StringComparison.Ordinal);
    });

    [Fact]
    public void JSON_in_a_property_can_not_add_properties_of_its_own() => WrapperModule.On(_host, () =>
        Assert.Contains(
            "Error",
            Assert.Single(WrapperModule.Reasons(_module.Get(
                Machine("lab-sql01", ("ProcessorCount", 8), ("Checkpoint", """{"name":"x"},"whenRunning":"turnOff" """))))),
            StringComparison.Ordinal));

    [Fact]
    public void A_wrong_choice_is_refused_by_the_class() =>
        Assert.ThrowsAny<RuntimeException>(() => Machine("lab-web01", ("PowerState", "sleeping")));

    public void Dispose()
    {
        _module.Dispose();
        _host.Dispose();
    }

    private PSObject Machine(string name, params IReadOnlyList<(string Name, object? Value)> properties) =>
        _module.Create("NestedVirtualization", [("InstanceName", "one"), ("VmName", name), .. properties]);

    private PSObject Get(PSObject instance)
    {
        PSObject? state = null;
        WrapperModule.On(_host, () => state = _module.Get(instance));
        return state!;
    }
}
