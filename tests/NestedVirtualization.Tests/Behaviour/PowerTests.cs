using NestedDsc.NestedVirtualization.Tests.Running;
using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.NestedVirtualization.Tests.Behaviour;

/// <summary>The state to leave a machine in, from every state it may be in; saved and paused machines.</summary>
public sealed class PowerTests : IDisposable
{
    private const int Running = 2;
    private const int Off = 3;
    private const int Saved = 6;
    private const int Paused = 9;

    private readonly Lab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData(Off, "running", "", Running, "Would start VM 'lab-web01'")]
    [InlineData(Saved, "running", "", Running, "Would start VM 'lab-web01' from its saved state")]
    [InlineData(Paused, "running", "", Running, "Would resume VM 'lab-web01'")]
    [InlineData(Running, "off", "\"whenRunning\":\"shutdown\"", Off, "Would shut down VM 'lab-web01' through its guest, within 300 s")]
    [InlineData(Running, "off", "\"whenRunning\":\"turnOff\"", Off, "Would turn off VM 'lab-web01'; unsaved data of its guest would be lost")]
    [InlineData(Paused, "off", "\"whenRunning\":\"turnOff\"", Off, "Would turn off VM 'lab-web01'; unsaved data of its guest would be lost")]
    [InlineData(Saved, "off", "\"whenSaved\":\"discard\"", Off, "Would discard the saved state of VM 'lab-web01'; the memory of its guest would be lost")]
    [InlineData(Saved, "off", "\"whenSaved\":\"resume\",\"whenRunning\":\"turnOff\"", Off, "Would start VM 'lab-web01' from its saved state|Would turn off VM 'lab-web01'; unsaved data of its guest would be lost")]
    [InlineData(Saved, "off", "\"whenSaved\":\"resume\",\"whenRunning\":\"shutdown\"", Off, "Would start VM 'lab-web01' from its saved state|Would shut down VM 'lab-web01' through its guest, within 300 s")]
    public void The_power_state_is_brought_about_from_every_state(int from, string wanted, string policies, int to, string lines)
    {
        _lab.With("lab-web01", machine => machine.EnabledState = from);
        string instance = Instance(wanted, policies);

        Assert.Equal(lines.Split('|'), Lab.WhatIfLines(_lab.WhatIf(instance).Succeeds()));
        Assert.Equal(["powerState"], _lab.Set(instance).Succeeds().Names);

        Assert.Equal(to, _lab.Machine("lab-web01").EnabledState);
    }

    [Theory]
    [InlineData(Running, "running")]
    [InlineData(Off, "off")]
    public void A_vm_that_is_in_the_wanted_power_state_is_left_alone(int state, string wanted)
    {
        _lab.With("lab-web01", machine => machine.EnabledState = state);

        Assert.Empty(_lab.Untouched(lab => lab.Set(Instance(wanted, "\"whenRunning\":\"turnOff\""))).Succeeds().Names);
    }

    [Theory]
    [InlineData(Running, "", "is running and it must be off")]
    [InlineData(Saved, "\"whenRunning\":\"turnOff\"", "is saved and it must be off. Allow it with whenSaved")]
    [InlineData(Saved, "\"whenSaved\":\"resume\"", "would be running once it is resumed and it must be off")]
    [InlineData(Paused, "\"whenRunning\":\"shutdown\",\"whenSaved\":\"discard\"", "is paused and it must be off. A paused guest can't shut down")]
    public void Off_is_refused_without_permission(int state, string policies, string text)
    {
        _lab.With("lab-web01", machine => machine.EnabledState = state);

        _lab.Refuses(Instance("off", policies), ExitCode.Blocked, text);
    }

    [Theory]
    [InlineData("\"whenSaved\":\"fail\",\"whenRunning\":\"turnOff\"", "VM 'lab-build01' is saved and its settings can only be changed when it is off")]
    [InlineData("\"whenSaved\":\"resume\"", "would be running once it is resumed and its settings can only be changed when it is off")]
    public void A_saved_vm_keeps_its_saved_state_without_permission(string policies, string text) =>
        _lab.Refuses($$"""{"vmName":"lab-build01","processorCount":4,{{policies}}}""", ExitCode.Blocked, text);

    [Theory]
    [InlineData("\"whenSaved\":\"discard\"", Off)]
    [InlineData("\"whenSaved\":\"resume\",\"whenRunning\":\"shutdown\"", Off)]
    [InlineData("\"whenSaved\":\"resume\",\"whenRunning\":\"turnOff\"", Off)]
    [InlineData("\"whenSaved\":\"discard\",\"powerState\":\"running\"", Running)]
    [InlineData("\"whenSaved\":\"resume\",\"whenRunning\":\"shutdown\",\"powerState\":\"running\"", Running)]
    public void A_saved_vm_gives_up_its_saved_state_where_that_is_allowed(string policies, int to)
    {
        _lab.Set($$"""{"vmName":"lab-build01","processorCount":4,{{policies}}}""").Succeeds();

        HostMachine machine = _lab.Machine("lab-build01");
        Assert.Equal((4, to), (machine.ProcessorCount, machine.EnabledState));
    }

    [Fact]
    public void A_paused_vm_is_paused_again_after_the_change()
    {
        const string Instance = """{"vmName":"lab-test01","processorCount":2,"whenRunning":"turnOff"}""";
        _lab.Refuses("""{"vmName":"lab-test01","processorCount":2,"whenRunning":"shutdown"}""", ExitCode.Blocked, "VM 'lab-test01' is paused");
        Assert.Equal(["Would turn off", "Would change VM", "Would start VM", "Would pause VM"],
            Lab.WhatIfLines(_lab.WhatIf(Instance)).Select(static line => string.Join(' ', line.Split(' ').Take(3))));

        _lab.Set(Instance).Succeeds();

        Assert.Equal((2, Paused), (_lab.Machine("lab-test01").ProcessorCount, _lab.Machine("lab-test01").EnabledState));
    }

    [Fact]
    public void Saved_and_paused_vms_have_no_power_state_of_ours()
    {
        RunResult saved = _lab.Get("""{"vmName":"lab-build01"}""");
        RunResult paused = _lab.Get("""{"vmName":"lab-test01"}""");

        Assert.Equal("Saved", (string?)saved.State["vmState"]);
        Assert.Equal("Paused", (string?)paused.State["vmState"]);
        Assert.False(saved.State.ContainsKey("powerState"));
        Assert.False(paused.State.ContainsKey("powerState"));
        Assert.Equal(
            "VM 'lab-build01' is saved; it must be running.",
            Lab.Phrase(_lab.Test("""{"vmName":"lab-build01","powerState":"running"}"""), "reasons", "PowerState"));
    }

    [Fact]
    public void A_vm_that_was_off_is_started_after_the_change_if_it_is_to_run()
    {
        _lab.Set("""{"vmName":"lab-web01","processorCount":4,"powerState":"running"}""").Succeeds();

        Assert.Equal((4, Running), (_lab.Machine("lab-web01").ProcessorCount, _lab.Machine("lab-web01").EnabledState));
    }

    private static string Instance(string powerState, string policies) =>
        $$"""{"vmName":"lab-web01","powerState":"{{powerState}}"{{(policies.Length > 0 ? "," : "")}}{{policies}}}""";
}
