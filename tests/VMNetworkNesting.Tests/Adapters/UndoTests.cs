using NestedDsc.Protocol;
using NestedDsc.TestSupport.Hosts;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Adapters;

/// <summary>Calls that fail on the way: everything is as it was, or all is done.</summary>
[Trait("Answers", "default")]
public sealed class UndoTests : IDisposable
{
    private const string On = """{"vmName":"lab-sql01","macAddressSpoofing":"on"}""";
    private const string AsBefore = "Everything is as it was before.";

    private readonly Lab _lab = Lab.L0();

    public void Dispose() => _lab.Dispose();

    [Theory]
    [InlineData("method=ModifyFeatureSettings,error=32768")]
    [InlineData("method=ModifyFeatureSettings,after,error=32768")]
    [InlineData("method=ModifyFeatureSettings,exception=Failed")]
    [InlineData("method=ModifyFeatureSettings,job=fails")]
    [InlineData("method=ModifyFeatureSettings,ignored")]
    [InlineData("method=AddFeatureSettings,error=32768")]
    [InlineData("method=AddFeatureSettings,after,error=32768")]
    [InlineData("method=AddFeatureSettings,nth=3,after,error=32768")]
    [InlineData("method=AddFeatureSettings,nth=7,job=fails")]
    [InlineData("method=AddFeatureSettings,nth=7,ignored")]
    [InlineData("method=AddFeatureSettings,nth=7,vanish")]
    public void A_step_that_fails_leaves_every_adapter_as_it_was(string faults)
    {
        IReadOnlyList<string> before = Lab.Spoofing(_lab.Get(On));
        _lab.Faults = faults;

        string error = string.Join('\n', _lab.Set(On).Errors);

        Assert.Contains("Step 1 of 1", error, StringComparison.Ordinal);
        Assert.EndsWith(AsBefore, error, StringComparison.Ordinal);
        _lab.Faults = null;
        Assert.Equal(before, Lab.Spoofing(_lab.Get(On)));
    }

    [Fact]
    public void What_is_accepted_and_not_kept_is_named()
    {
        _lab.Faults = "method=AddFeatureSettings,ignored";

        _lab.Set("""{"vmName":"lab-web01","macAddressSpoofing":"on"}""").Fails(
            ExitCode.Failed, "Hyper-V reported success, but MAC address spoofing of 'Network Adapter' of VM 'lab-web01' is unchanged: it is still off", AsBefore);
    }

    [Fact]
    public void A_feature_that_was_there_though_it_did_not_show_is_not_taken_away()
    {
        const string Named = """{"vmName":"lab-sql01","adapterName":"Monitoring","macAddressSpoofing":"on"}""";
        _lab.Faults = "call=3,vanish;call=4,vanish";

        // The other settings, which did not show before, are told as changes.
        _lab.Untouched(static lab => lab.Set(Named)).Fails(ExitCode.Failed, "AddFeatureSettings", "NOT as before: allowTeaming");
    }

    [Fact]
    public void A_feature_that_shows_late_is_waited_for()
    {
        _lab.Host.Knob("featurePolls", 5);

        Assert.Equal(["Network Adapter=on"], Lab.Spoofing(_lab.Set("""{"vmName":"lab-web01","macAddressSpoofing":"on"}""").Succeeds()));
    }

    [Fact]
    public void A_feature_that_shows_late_is_taken_back_too()
    {
        _lab.Host.Knob("featurePolls", 5);
        _lab.Faults = "method=AddFeatureSettings,after,error=32768";

        _lab.Set("""{"vmName":"lab-web01","macAddressSpoofing":"on"}""").Fails(ExitCode.Failed, AsBefore);

        _lab.Faults = null;
        for (int i = 0; i < 6; i++)
        {
            Assert.Equal(["Network Adapter=off"], Lab.Spoofing(_lab.Get("""{"vmName":"lab-web01"}""")));
        }
    }

    [Fact]
    public void A_vm_that_is_in_service_is_left_alone_and_what_if_says_so()
    {
        const string Instance = """{"vmName":"lab-merge01","macAddressSpoofing":"on"}""";
        _lab.Refuses(Instance, ExitCode.Blocked, "Another operation on VM 'lab-merge01' is under way (its disks are being merged). Wait until it has ended.");
        Assert.Equal(["VMBusy"], Lab.Kinds(_lab.Get(Instance).Succeeds(), "blockers"));
    }

    [Fact]
    public void A_vm_that_changes_its_state_is_left_alone()
    {
        const string Instance = """{"vmName":"lab-sql01","macAddressSpoofing":"on"}""";
        _lab.Host.Edit(static root => new HostContent(root).Machines().First(static m => (string?)m.System["ElementName"] is "lab-sql01").EnabledState = 10);

        Assert.Equal(["VMInTransition"], Lab.Kinds(_lab.Get(Instance).Succeeds(), "blockers"));
    }

    [Fact]
    public void Every_call_that_fails_leaves_all_off_or_all_on()
    {
        (_, Simulation.SimulatedSession session) = _lab.Watched(On, ["set"]);
        Assert.All(Enumerable.Range(1, session.RoundTrips), number =>
        {
            foreach (string fault in (string[])["error=32768", "after,error=32768", "exception=Failed", "after,exception=Failed", "vanish"])
            {
                using Lab lab = Lab.L0();
                lab.Faults = $"call={number},{fault}";
                lab.Set(On);
                lab.Faults = null;
                string[] states = [.. Lab.Spoofing(lab.Get(On).Succeeds()).Select(static a => a.Split('=')[1]).Distinct(StringComparer.Ordinal)];
                Assert.True(states.Length == 1, $"Half of it after {number},{fault}");
            }
        });
    }
}
