using System.Text.Json.Nodes;
using NestedDsc.GuestHyperVRole.Tests.Schemas;
using NestedDsc.HyperV;
using NestedDsc.HyperV.Features;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;

namespace NestedDsc.GuestHyperVRole.Tests.Running;

/// <summary>The resource's executable on a simulated host.</summary>
internal sealed class Lab(TemporaryHost host) : ResourceLab<GuestConnection>(
    host,
    static environment => new GuestHyperVRoleResource(environment),
    static (simulated, session) => new GuestConnection(new HyperVConnection(session), simulated.Servicing))
{
    /// <summary>Server 2019 in a VM, without Hyper-V.</summary>
    public static Lab Guest2019() => new(TemporaryHost.CopyOf(HostFiles.Guest2019));

    /// <summary>Windows 11 Pro in a VM, without Hyper-V.</summary>
    public static Lab Pro() => new(TemporaryHost.CopyOf(HostFiles.GuestPro));

    /// <summary>Server 2019 in a VM with Hyper-V and two small VMs that are off.</summary>
    public static Lab L1() => new(TemporaryHost.LabL1());

    /// <summary>Any host of the repository.</summary>
    public static Lab Of(string name) => new(TemporaryHost.CopyOf(Path.Combine(AppContext.BaseDirectory, "hosts", name + ".json")));

    /// <summary>Windows restarts.</summary>
    public RestartResult Restart() => SimulatedMachine.Restart(Host.FilePath);

    /// <summary>Changes the host's servicing section.</summary>
    public Lab Servicing(string property, JsonNode? value)
    {
        Host.Edit(root => root["servicing"]![property] = value);
        return this;
    }

    /// <summary>What the processor shows is what the file says, instead of what follows from the features.</summary>
    public Lab WithFlagsAsTheyAre()
    {
        Host.Edit(static root => root["servicing"]!.AsObject().Remove("hardwareVirtualization"));
        return this;
    }

    /// <summary>Sets the state of features.</summary>
    public Lab Features(string state, params string[] names)
    {
        Host.Edit(root =>
        {
            foreach (JsonObject feature in root["servicing"]!["features"]!.AsArray().Select(static f => f!.AsObject()))
            {
                if (names.Contains((string)feature["name"]!, StringComparer.Ordinal))
                {
                    feature["state"] = state;
                }
            }
        });
        return this;
    }

    /// <summary>The states of the features in the host's file, such as <c>Containers=Staged</c>.</summary>
    public IReadOnlyList<string> FeatureStates() =>
        [.. JsonNode.Parse(Host.Text)!["servicing"]!["features"]!.AsArray().Select(static f => $"{(string)f!["name"]!}={(string)f["state"]!}")];

    /// <summary>The states of features in an answer, such as <c>Containers=Disabled</c>.</summary>
    public static IReadOnlyList<string> FeatureStates(RunResult result) =>
        [.. result.State["features"]!.AsArray().Select(static f => $"{(string)f!["name"]!}={(string)f["state"]!}")];

    /// <summary>What of an answer asks for a restart.</summary>
    public static string RestartRequired(RunResult result) => JsonTexts.Compact(result.State["_restartRequired"]);

    /// <summary>
    /// Asserts that a set does what test and what-if foretell, that a second one changes nothing and asks for the same restart, and
    /// that the desired state is reached at the latest after it. Gives the set's result and the sentences of the what-if.
    /// </summary>
    public (RunResult Set, IReadOnlyList<string> Would) Brings(string instance)
    {
        RunResult test = Untouched(lab => lab.Test(instance)).Succeeds();
        RunResult foretold = Untouched(lab => lab.WhatIf(instance)).Succeeds();
        IReadOnlyList<string> would = WhatIfLines(foretold);
        Schema.HoldsWithNames(test);
        Schema.HoldsWithNames(foretold);
        Assert.False((bool?)test.State["_inDesiredState"]);
        Assert.NotEmpty(would);
        Assert.All(would, static line => Assert.StartsWith("Would ", line, StringComparison.Ordinal));

        RunResult set = Set(instance).Succeeds();
        Schema.HoldsWithNames(set);
        Assert.Equal(test.Names, foretold.Names);
        Assert.Equal(foretold.Names, set.Names);
        Assert.Equal(Comparable(foretold), Comparable(set));
        Assert.Equal(foretold.Trace, set.Trace);

        RunResult again = Untouched(lab => lab.Set(instance)).Succeeds();
        Assert.Equal("[]", again.Lines[1]);
        Assert.Equal(set.Lines[0], again.Lines[0]);
        if (set.State["_restartRequired"] is not null)
        {
            RunResult pending = Untouched(lab => lab.Test(instance)).Succeeds();
            Schema.HoldsWithNames(pending);
            Assert.False((bool?)pending.State["_inDesiredState"]);
            Assert.Equal(["restartPending"], pending.Names);
            Assert.Equal(["RestartPending"], Kinds(pending, "reasons"));
            Restart();
        }

        RunResult after = Untouched(lab => lab.Test(instance)).Succeeds();
        Schema.HoldsWithNames(after);
        Assert.True((bool?)after.State["_inDesiredState"]);
        Assert.Equal(["Compliant"], Kinds(after, "reasons"));
        Assert.Null(after.State["_restartRequired"]);
        Assert.Equal("[]", Untouched(lab => lab.Set(instance)).Succeeds().Lines[1]);
        return (set, would);
    }

    /// <summary>What a what-if foretells: all but what it adds, and the notices, of which a set's answer leaves out what it has settled.</summary>
    public static string Comparable(RunResult result)
    {
        JsonObject state = result.State;
        state.Remove("_metadata");
        state.Remove("notices");
        return JsonTexts.Compact(state);
    }
}
