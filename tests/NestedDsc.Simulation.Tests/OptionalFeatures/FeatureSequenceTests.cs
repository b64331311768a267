using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Servicing;
using NestedDsc.TestSupport;

namespace NestedDsc.Simulation.Tests.OptionalFeatures;

public sealed class FeatureSequenceTests
{
    private const int Samples = 60;
    private static readonly string[] Hosts = [HostFiles.Guest2019, HostFiles.Guest2019NotExposed, HostFiles.GuestPro, HostFiles.GuestCore2025, HostFiles.LabL1];

    private static readonly Gen<(int Kind, int First, int Second)> Step = Gen.Select(Gen.Int[0, 7], Gen.Int[0, 99], Gen.Int[0, 99]);

    [Fact]
    public void Any_sequence_of_changes_and_restarts_leaves_a_host_in_step() =>
        Gen.Select(Gen.Int[0, 4], Step.Array[1, 8]).Sample(
            static (number, steps) =>
            {
                using var host = TemporaryHost.CopyOf(Hosts[number]);
                JsonObject[] features = Features(host);
                string[] names = [.. features.Select(static f => Name(f))];
                using SimulatedSession session = host.Open();
                bool runs = IsInstalled(session);
                Check(host, features, runs);
                foreach ((int kind, int first, int second) in steps)
                {
                    string[] asked = [.. new[] { names[first % names.Length], names[second % names.Length] }.Distinct()];
                    switch (kind)
                    {
                        case < 3:
                            ServicingResult enabled = session.Enable(asked);
                            Assert.All(session.Servicing.ReadStates(asked), static s => Assert.True(s is FeatureState.Installed or FeatureState.InstallPending));
                            Assert.True(enabled.RestartRequired || asked.All(n => session.StateOf(n) is FeatureState.Installed));
                            break;
                        case < 6:
                            session.Disable(asked);
                            Assert.All(session.Servicing.ReadStates(asked), static s =>
                                Assert.True(s is FeatureState.Staged or FeatureState.UninstallPending or FeatureState.Removed));
                            break;
                        default:
                            SimulatedMachine.Restart(host.FilePath);
                            Assert.Empty(session.Servicing.ReadRestartIndicators());
                            runs = IsInstalled(session);
                            break;
                    }

                    Check(host, features, runs);
                }
            },
            iter: Samples);

    private static string Name(JsonObject feature) => feature["name"]!.GetValue<string>();

    private static JsonObject[] Features(TemporaryHost host) =>
        [.. JsonNode.Parse(host.Text)!["servicing"]!["features"]!.AsArray().Select(static n => n!.AsObject())];

    /// <summary>Whether the management service is to be there: on a client it is a feature of its own, which can be gone while its parent stays.</summary>
    private static bool IsInstalled(SimulatedSession session) =>
        (session.StateOf("Microsoft-Hyper-V-Services") ?? session.StateOf(OptionalFeatures.Features.HyperV)) == FeatureState.Installed;

    /// <summary>Looks at the host with a session of its own, which reads the file anew, and makes sure that looking changes nothing.</summary>
    private static void Check(TemporaryHost host, JsonObject[] features, bool runs)
    {
        string before = host.Text;
        using SimulatedSession session = host.Open();
        Dictionary<string, FeatureState> states = features.ToDictionary(Name, f => session.StateOf(Name(f))!.Value);
        foreach (JsonObject feature in features)
        {
            FeatureState state = states[Name(feature)];
            ulong expected = state switch
            {
                FeatureState.Installed or FeatureState.InstallPending => 1,
                FeatureState.Removed => 3,
                _ => 2,
            };
            Assert.Equal(expected, session.InstallState(Name(feature)));
            if (expected == 1)
            {
                Assert.All(
                    feature["requires"]?.AsArray() ?? [],
                    p => Assert.True(states[p!.GetValue<string>()] is FeatureState.Installed or FeatureState.InstallPending));
            }
        }

        bool isPending = states.Values.Any(static s => s is FeatureState.InstallPending or FeatureState.UninstallPending);
        Assert.Equal(isPending ? [RestartIndicator.ComponentServicing] : [], session.Servicing.ReadRestartIndicators());
        Assert.Equal(runs, session.HyperVError() is null);
        Assert.Equal(runs, session.HasService());
        Assert.Equal(before, host.Text);
    }
}
