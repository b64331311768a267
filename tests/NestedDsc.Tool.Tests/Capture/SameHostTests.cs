using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NestedDsc.Cim;
using NestedDsc.Hosting;
using NestedDsc.HyperV.Capture;
using NestedDsc.HyperV.Capture.Redaction;
using NestedDsc.HyperV.Features;
using NestedDsc.Protocol.Tracing;
using NestedDsc.Simulation;
using NestedDsc.TestSupport;
using NestedDsc.TestSupport.Running;
using NestedDsc.Tool.Tests.Running;

namespace NestedDsc.Tool.Tests.Capture;

/// <summary>
/// A captured host is the host that it was captured from: what a set makes of a capture is what a capture of the set host shows. For
/// a redacted capture the same set is given by its names, and both results are redacted alike, once more.
/// </summary>
public sealed partial class SameHostTests : IDisposable
{
    private const string Client = "client with its Default Switch";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // What ships, and what only a client has: a switch that is Windows' own.
    public static TheoryData<string> Hosts() => [.. Check.Documents.Hosts().Select(static h => h.Data), Client];

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Set_on_a_capture_redacted_or_not_is_set_on_the_original(string name)
    {
        string host = Prepared(name);
        CapturedHost untouched = Captured(host);
        var differences = new List<string>();
        int sets = 0;
        foreach (SetScenario scenario in SetScenario.On(host))
        {
            string original = _folder["original.json"];
            File.Copy(host, original, overwrite: true);
            CapturedHost before = untouched;
            foreach ((int number, SetStep step) in scenario.Steps.Index())
            {
                RunResult? expected = step.Run(original);
                CapturedHost after = Captured(original);
                if (expected is not null)
                {
                    sets++;
                    differences.AddRange(Differences(before, step, expected, after).Select(d => $"{scenario.Name}, {number + 1}. {step.Type}: {d}"));
                }

                before = after;
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {sets} sets, each on two captures, {differences.Count} differences");
        Assert.True(differences.Count == 0, $"{differences.Count} differences in {sets} sets\n{string.Join('\n', differences.Take(80))}");
        Assert.True(sets > 20);
    }

    private IEnumerable<string> Differences(CapturedHost before, SetStep step, RunResult expected, CapturedHost after)
    {
        string capture = _folder["capture.json"];
        File.WriteAllBytes(capture, CaptureWriter.Write(before, "test"));
        RunResult actual = step.Run(capture)!;
        if ((Answers(expected, actual) ?? HostData.Difference(HostData.Of(after), HostData.Of(Captured(capture)))) is { } difference)
        {
            yield return difference;
        }

        var redactor = new Redactor();
        File.WriteAllBytes(capture, CaptureWriter.Write(redactor.Redact(before), "test"));
        actual = step.Under(redactor).Run(capture)!;
        if ((WithoutNames(expected, actual) ?? Nearest(Redacted(after), Redacted(Captured(capture)))) is { } other)
        {
            yield return "redacted: " + other;
        }
    }

    private static string[] Redacted(CapturedHost host) => HostData.Of(new Redactor().Redact(host));

    // Of redacted hosts, the difference that shows from nearest.
    private static string? Nearest(string[] original, string[] capture) =>
        original.SequenceEqual(capture, StringComparer.Ordinal) || Differ(original, capture, 4) is null
            ? null
            : Enumerable.Range(0, 5).Select(d => Differ(original, capture, d)).First(static d => d is not null);

    private static string? Differ(string[] original, string[] capture, int distance) =>
        HostData.Difference(HostData.Unnumbered(original, distance), HostData.Unnumbered(capture, distance));

    private static string? Answers(RunResult expected, RunResult actual) =>
        expected.ExitCode == actual.ExitCode && string.Equals(Said(expected), Said(actual), StringComparison.Ordinal)
            ? null
            : $"{expected.ExitCode} and {actual.ExitCode} said\n  {Said(expected)}\n  {Said(actual)}";

    // Of an answer about a redacted host, what has no names in it.
    private static string? WithoutNames(RunResult expected, RunResult actual)
    {
        if (expected.ExitCode != actual.ExitCode)
        {
            return $"{expected.ExitCode} and {actual.ExitCode} said\n  {Said(expected)}\n  {Said(actual)}";
        }

        string[] codes = [.. Codes().Matches(expected.Output).Select(static m => m.Value)];
        string[] others = [.. Codes().Matches(actual.Output).Select(static m => m.Value)];
        return codes.SequenceEqual(others, StringComparer.Ordinal)
            ? null
            : $"said {string.Join(' ', codes)}; on the capture {string.Join(' ', others)}";
    }

    private static string Said(RunResult result) => result.Output + string.Join('\n', result.Trace.Where(static t => !t.Message.Contains("simulated host", StringComparison.Ordinal)));

    // What is no data and can't be seen from outside: what a guest does when it is asked to shut down.
    private string Prepared(string name)
    {
        using TemporaryHost host = name is Client ? ClientHost.Make() : TemporaryHost.CopyOf(Check.Documents.Host(name));
        JsonObject root = JsonNode.Parse(host.Text)!.AsObject();
        root["simulation"]!.AsObject().Remove("guests");
        return _folder.Write("host.json", root.ToJsonString());
    }

    private static CapturedHost Captured(string file)
    {
        Settle(file);
        using GuestConnection connection = HostConnection.OpenGuest(
            variable => variable is "NESTEDDSC_HOST" ? file : null, new Tracer(Stream.Null, TraceLevel.Error));
        return HostCapture.Read(connection);
    }

    // What a set has started and need not wait for, such as a host adapter of which nothing more is wanted.
    private static void Settle(string file)
    {
        if (!File.ReadAllText(file).Contains("\"operations\"", StringComparison.Ordinal))
        {
            return;
        }

        using var session = SimulatedSession.Open(file);
        for (int i = 0; i < 6; i++)
        {
            session.Clock.Wait(TimeSpan.FromSeconds(10));
            session.Query(
                [new CimQuery(CimNamespaces.Cimv2, "SELECT Name FROM Win32_ComputerSystem")], CimDeadline.After(session.Clock, TimeSpan.FromMinutes(1)));
        }
    }

    // Reasons, blockers and notices, and the names of properties that differed.
    [GeneratedRegex("\"[A-Za-z]+:[A-Za-z]+:[A-Za-z]+\"|^\\[.*\\]$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Codes();
}
