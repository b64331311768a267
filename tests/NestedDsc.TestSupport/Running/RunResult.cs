using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NestedDsc.Protocol;

namespace NestedDsc.TestSupport.Running;

/// <summary>What a run of a resource left behind. Reading it already holds it to the rules of both streams.</summary>
public sealed class RunResult
{
    private static readonly string[] Levels = ["error", "warn", "info", "debug", "trace"];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public RunResult(int exitCode, byte[] output, byte[] error)
    {
        ExitCode = (ExitCode)exitCode;
        Output = StrictUtf8.GetString(output);
        Assert.False(Output.StartsWith('\uFEFF'), "A byte order mark on standard output.");
        Assert.DoesNotContain('\r', Output);
        Trace = [.. SplitLines(StrictUtf8.GetString(error)).Select(Parse)];
        if (ExitCode == ExitCode.Success)
        {
            Assert.Empty(Errors);
        }
        else
        {
            Assert.Equal("error", Trace[^1].Level);
        }
    }

    public ExitCode ExitCode { get; }

    public string Output { get; }

    /// <summary>The lines of standard output, each of which must be complete.</summary>
    public IReadOnlyList<string> Lines => SplitLines(Output);

    /// <summary>The state: the first line of standard output.</summary>
    public JsonObject State => JsonTexts.ParseObject(Lines[0]);

    /// <summary>Names of properties: the second line of standard output.</summary>
    public IReadOnlyList<string> Names
    {
        get
        {
            Assert.Equal(2, Lines.Count);
            return [.. JsonNode.Parse(Lines[1])!.AsArray().Select(static name => name!.GetValue<string>())];
        }
    }

    public IReadOnlyList<TraceLine> Trace { get; }

    public IReadOnlyList<string> Errors => Messages("error");

    public IReadOnlyList<string> Warnings => Messages("warn");

    public IReadOnlyList<string> Messages(string level) =>
        [.. Trace.Where(line => string.Equals(line.Level, level, StringComparison.Ordinal)).Select(static line => line.Message)];

    /// <summary>Asserts a success.</summary>
    public RunResult Succeeds()
    {
        Assert.True(ExitCode == ExitCode.Success, $"{ExitCode}: {string.Join('\n', Errors)}");
        return this;
    }

    /// <summary>Asserts a failure that left nothing on standard output, with an error that holds each of these texts.</summary>
    public RunResult Fails(ExitCode exitCode, params IReadOnlyList<string> texts)
    {
        string errors = string.Join('\n', Errors);
        Assert.True(exitCode == ExitCode, $"{ExitCode} instead of {exitCode}: {errors}{Output}");
        Assert.Equal("", Output);
        Assert.All(texts, text => Assert.Contains(text, errors, StringComparison.Ordinal));
        return this;
    }

    private static string[] SplitLines(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return text[..^1].Split('\n');
    }

    private static TraceLine Parse(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        JsonProperty only = Assert.Single(json.RootElement.EnumerateObject());
        Assert.Contains(only.Name, Levels);
        return new TraceLine(only.Name, only.Value.GetString()!);
    }
}
