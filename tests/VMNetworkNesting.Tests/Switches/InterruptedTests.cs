using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Switches;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>A set whose process was ended while Hyper-V makes or changes a switch: the work goes on without it.</summary>
public sealed class InterruptedTests : IDisposable
{
    private const string Created = """{"switchName":"New","switchType":"internal"}""";

    private readonly Lab _lab = Lab.L1();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public void What_reads_tells_that_switches_are_being_changed()
    {
        Begin();

        RunResult forecast = _lab.Untouched(static lab => lab.WhatIf(Created)).Succeeds();

        Assert.All(
            (RunResult[])[_lab.Get(Created), _lab.Test(Created), forecast],
            static answer => Assert.Equal(["SwitchBusy"], Lab.Kinds(answer.Succeeds(), "blockers")));
        Assert.False((bool?)_lab.Test(Created).State["_inDesiredState"]);
    }

    [Fact]
    public void The_next_set_waits_and_takes_over_the_switch_that_comes_about()
    {
        Begin();

        RunResult set = _lab.Set(Created).Succeeds();

        Assert.Empty(set.Names);
        Assert.Single(_lab.Export("""{"switchName":"New"}""").Succeeds().Lines);
        Assert.True((bool?)_lab.Test(Created).Succeeds().State["_inDesiredState"]);
    }

    [Fact]
    public void A_switch_that_needs_no_change_is_not_kept_waiting()
    {
        Begin();

        RunResult test = _lab.Untouched(static lab => lab.Test("""{"switchName":"L1-Lab"}""")).Succeeds();

        Assert.True((bool?)test.State["_inDesiredState"]);
        Assert.Empty(Lab.Kinds(test, "blockers"));
    }

    private void Begin()
    {
        using SimulatedSession session = _lab.Host.Open();
        HostNetwork network = HostNetworkReader.Read(new HyperVConnection(session, () => session.Servicing));
        string[] ports =
        [
            EmbeddedInstance.ToXml(
                "Msvm_EthernetPortAllocationSettingData",
                CimProperty.OfString("ElementName", "New"),
                CimProperty.OfUInt16("ResourceType", 33),
                CimProperty.OfStrings("HostResource", network.HostResource)),
        ];
        CimMethodResult result = session.Invoke(
            new CimMethodCall(
                network.SwitchService,
                "DefineSystem",
                [
                    CimProperty.OfString("SystemSettings", EmbeddedInstance.ToXml("Msvm_VirtualEthernetSwitchSettingData", CimProperty.OfString("ElementName", "New"))),
                    CimProperty.OfStrings("ResourceSettings", ports),
                    CimProperty.OfReference("ReferenceConfiguration", value: null),
                ]),
            CimDeadline.After(session.Clock, TimeSpan.FromSeconds(5)));
        Assert.Equal(ReturnCodes.JobStarted, result.ReturnValue);
    }
}
