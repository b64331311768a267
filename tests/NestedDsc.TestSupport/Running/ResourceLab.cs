using NestedDsc.Cim;
using NestedDsc.Protocol;
using NestedDsc.Simulation;
using NestedDsc.Simulation.Latency;

namespace NestedDsc.TestSupport.Running;

/// <summary>A resource's executable on a simulated host that the test may change.</summary>
/// <typeparam name="TContext">The resource's connection to what is managed.</typeparam>
/// <param name="host">The host; disposed of with this.</param>
/// <param name="create">Makes the resource, given what reads an environment variable.</param>
/// <param name="connect">Makes a connection of a session on the simulated host, and of what calls go through: it, or what decorates it.</param>
public class ResourceLab<TContext>(
    TemporaryHost host, Func<Func<string, string?>, IResource<TContext>> create, Func<SimulatedSession, ICimSession, TContext> connect) : IDisposable
    where TContext : IDisposable
{
    public TemporaryHost Host { get; } = host;

    /// <summary>Faults to inject, see <see cref="SimulatedSession.Open(string, string)"/>.</summary>
    public string? Faults { get; set; }

    /// <summary>How long calls take, see <see cref="HostLatency.Parse"/>.</summary>
    public string? Latency { get; set; }

    public string? TraceLevel { get; set; }

    public RunResult Get(string instance) => Run(instance, "get");

    public RunResult Test(string instance) => Run(instance, "test");

    public RunResult Set(string instance) => Run(instance, "set");

    public RunResult WhatIf(string instance) => Run(instance, "set", "--what-if");

    public RunResult Export(string filter = "") => Run(filter, "export");

    public RunResult Run(string input, params IReadOnlyList<string> args) => ResourceRun.Run(create(Variable), Variable, input, args);

    /// <summary>Runs on a session whose calls can be counted and changed.</summary>
    public (RunResult Result, SimulatedSession Session) Watched(
        string input, IReadOnlyList<string> args, Func<ICimSession, ICimSession>? decorate = null)
    {
        SimulatedSession session = Host.OpenSlow(HostLatency.Parse(Latency ?? ""), Faults ?? "");
        var resource = new SessionResource<TContext>(create(Variable), connect(session, decorate is null ? session : decorate(session)));
        return (ResourceRun.Run(resource, static _ => null, input, args), session);
    }

    /// <summary>Asserts that a run leaves the host's file byte for byte as it was.</summary>
    public RunResult Untouched(Func<ResourceLab<TContext>, RunResult> run)
    {
        byte[] before = File.ReadAllBytes(Host.FilePath);
        RunResult result = run(this);
        Assert.Equal(before, File.ReadAllBytes(Host.FilePath));
        return result;
    }

    /// <summary>
    /// Asserts that a set is refused with these texts, that the answers of a what-if, a test and a get tell of it, and that none of
    /// them touches anything. Invalid input is refused by all alike.
    /// </summary>
    public void Refuses(string instance, ExitCode exitCode, params IReadOnlyList<string> texts)
    {
        RunResult refused = Untouched(lab => lab.Set(instance)).Fails(exitCode, texts);
        if (exitCode == ExitCode.InvalidInput)
        {
            Assert.Equal(refused.Trace, WhatIf(instance).Fails(exitCode).Trace);
            return;
        }

        RunResult foretold = Untouched(lab => lab.WhatIf(instance)).Succeeds();
        Assert.Equal(refused.Errors.Select(static e => $"Set would be refused: {e}"), WhatIfLines(foretold));
        Assert.Empty(foretold.Names);
        RunResult get = Untouched(lab => lab.Get(instance)).Succeeds();
        RunResult test = Untouched(lab => lab.Test(instance)).Succeeds();
        Assert.All((RunResult[])[foretold, get, test], answer => Assert.Equal(refused.Errors, Phrases(answer, "blockers")));
        Assert.False((bool)test.State["_inDesiredState"]!);
    }

    /// <summary>The kinds of an answer's findings, such as <c>blockers</c>.</summary>
    public static IReadOnlyList<string> Kinds(RunResult result, string findings) =>
        [.. result.State[findings]!.AsArray().Select(static f => ((string)f!["code"]!).Split(':')[2])];

    /// <summary>The phrase of an answer's finding.</summary>
    public static string Phrase(RunResult result, string findings, string kind) =>
        (string)result.State[findings]!.AsArray().Single(f => ((string)f!["code"]!).EndsWith(":" + kind, StringComparison.Ordinal))!["phrase"]!;

    /// <summary>The phrases of an answer's findings, such as <c>blockers</c>.</summary>
    public static IReadOnlyList<string> Phrases(RunResult result, string findings) =>
        [.. result.State[findings]!.AsArray().Select(static f => (string)f!["phrase"]!)];

    public static IReadOnlyList<string> WhatIfLines(RunResult result) =>
        [.. result.State["_metadata"]!["whatIf"]!.AsArray().Select(static line => (string)line!)];

    public void Dispose()
    {
        Host.Dispose();
        GC.SuppressFinalize(this);
    }

    private string? Variable(string name) => name switch
    {
        "NESTEDDSC_HOST" => Host.FilePath,
        "NESTEDDSC_FAULT" => Faults,
        "NESTEDDSC_LATENCY" => Latency,
        "DSC_TRACE_LEVEL" => TraceLevel,
        _ => null,
    };
}
