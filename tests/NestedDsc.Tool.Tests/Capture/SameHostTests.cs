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
    public void Set_on_a_capture_is_set_on_the_original(string name) => Compare(name, isRedacted: false);

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Set_on_a_redacted_capture_is_set_on_the_original_by_other_names(string name) => Compare(name, isRedacted: true);

    private void Compare(string name, bool isRedacted)
    {
        string host = Prepared(name);
        var differences = new List<string>();
        int sets = 0;
        foreach (SetScenario scenario in SetScenario.On(host))
        {
            string original = _folder["original.json"];
            string capture = _folder["capture.json"];
            File.Copy(host, original, overwrite: true);
            CapturedHost before = Captured(original);
            foreach ((int number, SetStep step) in scenario.Steps.Index())
            {
                var redactor = new Redactor();
                File.WriteAllBytes(capture, CaptureWriter.Write(isRedacted ? redactor.Redact(before) : before, "test"));
                RunResult? expected = step.Run(original);
                before = Captured(original);
                if (expected is null)
                {
                    continue;
                }

                RunResult actual = (isRedacted ? step.Under(redactor) : step).Run(capture)!;
                string? found = isRedacted ? WithoutNames(expected, actual) : Answers(expected, actual);
                found ??= Data(HostData.Of(before, isRedacted), HostData.Of(Captured(capture), isRedacted), isRedacted);
                sets++;
                if (found is not null)
                {
                    differences.Add($"{scenario.Name}, {number + 1}. {step.Type}: {found}");
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {sets} sets, {differences.Count} differences");
        Assert.True(differences.Count == 0, $"{differences.Count} differences in {sets} sets\n{string.Join('\n', differences.Take(80))}");
        Assert.True(sets > 20);
    }

    // Of redacted hosts, the difference that shows from nearest.
    private static string? Data(string[] original, string[] capture, bool isRedacted) => isRedacted
        ? Enumerable.Range(0, 5).Select(d => HostData.Difference(HostData.Unnumbered(original, d), HostData.Unnumbered(capture, d))).FirstOrDefault(static d => d is not null)
        : HostData.Difference(original, capture);

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
