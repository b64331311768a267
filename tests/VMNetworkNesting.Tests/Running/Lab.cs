using System.Text.Json.Nodes;
using NestedDsc.Cim;
using NestedDsc.HyperV;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.VMNetworkNesting.Tests.Schemas;

namespace NestedDsc.VMNetworkNesting.Tests.Running;

/// <summary>The resource's executable on a simulated host that the test may change.</summary>
internal sealed class Lab(TemporaryHost host) : IDisposable
{
    /// <summary>A host with a dozen VMs and four switches.</summary>
    public static Lab L0() => new(TemporaryHost.LabL0());

    /// <summary>A host inside a VM, with one switch and two small VMs.</summary>
    public static Lab L1() => new(TemporaryHost.LabL1());

    public TemporaryHost Host { get; } = host;

    /// <summary>Faults to inject, see <see cref="SimulatedSession.Open(string, string)"/>.</summary>
    public string? Faults { get; set; }

    public string? TraceLevel { get; set; }

    public RunResult Get(string instance) => Run(instance, "get");

    public RunResult Test(string instance) => Run(instance, "test");

    public RunResult Set(string instance) => Run(instance, "set");

    public RunResult WhatIf(string instance) => Run(instance, "set", "--what-if");

    public RunResult Export(string filter = "") => Run(filter, "export");

    public RunResult Run(string input, params IReadOnlyList<string> args) =>
        ResourceRun.Run(new VMNetworkNestingResource(Variable), Variable, input, args);

    /// <summary>Runs on a session whose calls can be counted and changed.</summary>
    public (RunResult Result, SimulatedSession Session) Watched(
        string input, IReadOnlyList<string> args, Func<ICimSession, ICimSession>? decorate = null)
    {
        SimulatedSession session = Host.Open(Faults ?? "");
        IResource<HyperVConnection> resource = new SessionResource(decorate is null ? session : decorate(session));
        return (ResourceRun.Run(resource, static _ => null, input, args), session);
    }

    /// <summary>Asserts that a run leaves the host's file byte for byte as it was.</summary>
    public RunResult Untouched(Func<Lab, RunResult> run)
    {
        byte[] before = File.ReadAllBytes(Host.FilePath);
        RunResult result = run(this);
        Assert.Equal(before, File.ReadAllBytes(Host.FilePath));
        return result;
    }

    /// <summary>Asserts that set and what-if are refused alike, with these texts, and touch nothing; that test knows it.</summary>
    public void Refuses(string instance, ExitCode exitCode, params IReadOnlyList<string> texts)
    {
        RunResult foretold = Untouched(lab => lab.WhatIf(instance)).Fails(exitCode, texts);
        RunResult refused = Untouched(lab => lab.Set(instance)).Fails(exitCode, texts);
        Assert.Equal(foretold.Trace, refused.Trace);
    }

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

    /// <summary>The kinds of an answer's findings, such as <c>blockers</c>.</summary>
    public static IReadOnlyList<string> Kinds(RunResult result, string findings) =>
        [.. result.State[findings]!.AsArray().Select(static f => ((string)f!["code"]!).Split(':')[2])];

    /// <summary>The phrase of an answer's finding.</summary>
    public static string Phrase(RunResult result, string findings, string kind) =>
        (string)result.State[findings]!.AsArray().Single(f => ((string)f!["code"]!).EndsWith(":" + kind, StringComparison.Ordinal))!["phrase"]!;

    public static IReadOnlyList<string> WhatIfLines(RunResult result) =>
        [.. result.State["_metadata"]!["whatIf"]!.AsArray().Select(static line => (string)line!)];

    /// <summary>An answer's adapters, as <c>name=on</c>.</summary>
    public static IReadOnlyList<string> Spoofing(RunResult result) =>
        [.. result.State["adapters"]!.AsArray().Select(static a => $"{(string)a!["name"]!}={(string)a["macAddressSpoofing"]!}")];

    public void Dispose() => Host.Dispose();

    // The GUID of a new switch is Hyper-V's to choose.
    private static string Foreseeable(RunResult result)
    {
        JsonObject state = result.State;
        state.Remove("_metadata");
        state.Remove("switchId");
        return JsonTexts.Compact(state);
    }

    private string? Variable(string name) => name switch
    {
        "NESTEDDSC_HOST" => Host.FilePath,
        "NESTEDDSC_FAULT" => Faults,
        "DSC_TRACE_LEVEL" => TraceLevel,
        _ => null,
    };
}
