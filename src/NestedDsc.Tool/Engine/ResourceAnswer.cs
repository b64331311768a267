using System.Text;
using System.Text.Json;

namespace NestedDsc.Tool.Engine;

/// <summary>Reads what a resource wrote to standard output, by the rules of DSC's engine.</summary>
internal static class ResourceAnswer
{
    private const string InDesiredState = "_inDesiredState";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The answer of a get.</summary>
    public static JsonElement State(byte[] output) => Object(Decode(output), "its answer");

    /// <summary>The answer of a test.</summary>
    public static TestResult Test(byte[] output)
    {
        (JsonElement state, IReadOnlyList<string> differing) = StateAndDiff(output);
        if (!state.TryGetProperty(InDesiredState, out JsonElement said))
        {
            return new TestResult(state, differing.Count == 0, differing);
        }

        return said.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? new TestResult(state, said.GetBoolean(), differing)
            : throw Broken($"{InDesiredState} is {said.GetRawText()}, and neither true nor false.");
    }

    /// <summary>The answer of a set or a what-if: a line with the state and one with the names of properties.</summary>
    public static (JsonElement State, IReadOnlyList<string> Properties) StateAndDiff(byte[] output)
    {
        List<string> lines = Lines(output);
        if (lines.Count != 2)
        {
            throw Broken($"its answer has {lines.Count} lines; two are required: the state and the names of properties.");
        }

        JsonElement state = Object(lines[0], "the first line of its answer");
        IReadOnlyList<string> properties = Json.Parse(lines[1]) is { } array && Json.Strings(array) is { } names
            ? names
            : throw Broken($"the second line of its answer is not a JSON array of strings: {Shorten(lines[1])}");
        return (state, properties);
    }

    /// <summary>The answer of an export: a line for every instance.</summary>
    public static IReadOnlyList<JsonElement> Instances(byte[] output) =>
        [.. Lines(output).Select(static line => Object(line, "a line of its answer"))];

    private static List<string> Lines(byte[] output)
    {
        var lines = Decode(output).Split('\n').Select(static line => line.TrimEnd('\r')).ToList();
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private static string Decode(byte[] output)
    {
        if (output.AsSpan().StartsWith(Encoding.UTF8.Preamble))
        {
            throw Broken("its answer begins with a byte order mark.");
        }

        try
        {
            return Strict.GetString(output);
        }
        catch (DecoderFallbackException)
        {
            throw Broken("its answer is not UTF-8.");
        }
    }

    private static JsonElement Object(string text, string what) =>
        Json.Parse(text) is { ValueKind: JsonValueKind.Object } value
            ? value
            : throw Broken(text.Length == 0 ? $"{what} is empty." : $"{what} is not a JSON object: {Shorten(text)}");

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..80] + "...";

    private static OperationException Broken(string why) => new("The resource does not keep to the rules of DSC: " + why);
}
