using System.Text;
using System.Text.Json;

namespace NestedDsc.Protocol.Tests.Running;

/// <summary>What a run left behind. Reading it already holds it to the rules of both streams.</summary>
internal sealed class Outcome
{
    private static readonly string[] Levels = ["error", "warn", "info", "debug", "trace"];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public Outcome(int exitCode, byte[] output, byte[] error)
    {
        ExitCode = (ExitCode)exitCode;
        Output = StrictUtf8.GetString(output);
        Assert.False(Output.StartsWith('\uFEFF'), "A byte order mark on standard output.");
        Assert.DoesNotContain('\r', Output);
        Trace = [.. Lines(StrictUtf8.GetString(error)).Select(Parse)];
        if (ExitCode != ExitCode.Success)
        {
            Assert.Equal("error", Trace[^1].Level);
        }
    }

    public ExitCode ExitCode { get; }

    public string Output { get; }

    /// <summary>The lines of standard output, each of which must be complete.</summary>
    public IReadOnlyList<string> OutputLines => Lines(Output);

    public IReadOnlyList<TraceLine> Trace { get; }

    public IReadOnlyList<string> Errors => Messages("error");

    public IReadOnlyList<string> Warnings => Messages("warn");

    public IReadOnlyList<string> Messages(string level) =>
        [.. Trace.Where(line => string.Equals(line.Level, level, StringComparison.Ordinal)).Select(static line => line.Message)];

    /// <summary>Asserts a failure that left nothing on standard output.</summary>
    public Outcome Fails(ExitCode exitCode, params IReadOnlyList<string> errors)
    {
        Assert.Equal(errors, Errors);
        Assert.Equal(exitCode, ExitCode);
        Assert.Equal("", Output);
        return this;
    }

    /// <summary>Asserts a success with exactly these lines on standard output.</summary>
    public Outcome Succeeds(params IReadOnlyList<string> output)
    {
        Assert.Empty(Errors);
        Assert.Equal(ExitCode.Success, ExitCode);
        Assert.Equal(string.Concat(output.Select(static line => line + "\n")), Output);
        return this;
    }

    private static string[] Lines(string text)
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
