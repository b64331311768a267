using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Running;

namespace NestedDsc.VMNetworkNesting.Tests.Switches;

/// <summary>Every single call of a change or a creation fails once: the switch is as it was or as it is to be.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("""{"switchName":"New","netAdapterName":"Ethernet 2"}""")]
    [InlineData("""{"switchName":"L1-Lab","netAdapterName":"Ethernet 2","whenConnected":"replace"}""")]
    [InlineData("""{"switchName":"L1-Lab","switchType":"internal","whenConnected":"replace"}""")]
    public void Whatever_call_fails_the_switch_is_as_before_or_as_desired(string instance)
    {
        string get = Named(instance);
        using Lab model = Lab.L1();
        string before = State(model, get);
        (_, SimulatedSession session) = model.Watched(instance, ["set"]);
        string after = State(model, get);
        Assert.NotEqual(before, after);

        Assert.All(Enumerable.Range(1, session.RoundTrips).SelectMany(static n => (string[])[$"{n},error=32768", $"{n},after,error=32768", $"{n},after,exception=Failed", $"{n},ignored", $"{n},job=fails"]), fault =>
        {
            using Lab lab = Lab.L1();
            lab.Faults = $"call={fault}";
            RunResult set = lab.Set(instance);
            lab.Faults = null;
            string left = State(lab, get);
            Assert.True(Same(left, before) || Same(left, after), $"{fault}: {left}\n{string.Join(' ', set.Errors)}");
            Assert.True(set.ExitCode != ExitCode.Success || Same(left, after));
        });
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private static string Named(string instance) => instance[..instance.IndexOf(',', StringComparison.Ordinal)] + "}";

    private static string State(Lab lab, string get)
    {
        for (int i = 0; i < 12; i++)
        {
            lab.Get(get);
        }

        return lab.Get(get).Succeeds().Lines[0];
    }
}
