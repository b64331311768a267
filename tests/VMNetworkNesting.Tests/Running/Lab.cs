using System.Text.Json.Nodes;
using NestedDsc.HyperV;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Running;

/// <summary>The resource's executable on a simulated host.</summary>
internal sealed class Lab(TemporaryHost host) : ResourceLab<HyperVConnection>(
    host, static environment => new VMNetworkNestingResource(environment), static (simulated, session) => new HyperVConnection(session, () => simulated.Servicing))
{
    /// <summary>A host with a dozen VMs and four switches.</summary>
    public static Lab L0() => new(TemporaryHost.LabL0());

    /// <summary>A host inside a VM, with one switch and two small VMs.</summary>
    public static Lab L1() => new(TemporaryHost.LabL1());

    /// <summary>
    /// Asserts that a set does what test and what-if foretell, and that a second one changes nothing; gives the set's result and
    /// the sentences of the what-if.
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
        Assert.Equal(Foreseeable(foretold), Foreseeable(set));
        Assert.Equal(foretold.Trace, set.Trace);

        RunResult after = Untouched(lab => lab.Test(instance)).Succeeds();
        Assert.True((bool?)after.State["_inDesiredState"]);
        Assert.Equal(["Compliant"], Kinds(after, "reasons"));
        RunResult again = Untouched(lab => lab.Set(instance)).Succeeds();
        Assert.Equal("[]", again.Lines[1]);
        Assert.Equal(set.Lines[0], again.Lines[0]);
        return (set, would);
    }

    /// <summary>An answer's adapters, as <c>name=on</c>.</summary>
    public static IReadOnlyList<string> Spoofing(RunResult result) =>
        [.. result.State["adapters"]!.AsArray().Select(static a => $"{(string)a!["name"]!}={(string)a["macAddressSpoofing"]!}")];

    // The GUID of a new switch and the MAC address of a new adapter are Hyper-V's to choose.
    private static string Foreseeable(RunResult result)
    {
        JsonObject state = result.State;
        state.Remove("_metadata");
        state.Remove("switchId");

        // What is gone is not looked at any more.
        if ((bool?)state["_exist"] == false)
        {
            state.Remove("notices");
        }

        foreach (JsonNode? management in state["managementAdapters"] as JsonArray ?? [])
        {
            management!.AsObject().Remove("macAddress");
        }

        return JsonTexts.Compact(state);
    }
}
