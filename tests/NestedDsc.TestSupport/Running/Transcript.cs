using System.Text;
using System.Text.Json.Nodes;

namespace NestedDsc.TestSupport.Running;

/// <summary>A run as people would read it: the command, both streams with JSON over several lines, the exit code.</summary>
public static class Transcript
{
    public static string Of(string command, string input, RunResult result, params IReadOnlyList<(string Text, string Instead)> replacements)
    {
        var text = new StringBuilder($"$ echo '{input}' | {command}\n");
        foreach (string line in result.Lines)
        {
            text.Append(JsonTexts.Indented(JsonNode.Parse(line))).Append('\n');
        }

        foreach (TraceLine line in result.Trace)
        {
            text.Append(line).Append('\n');
        }

        text.Append("exit code ").Append((int)result.ExitCode).Append('\n');
        return replacements.Aggregate(text.ToString(), static (all, r) => all.Replace(r.Text, r.Instead, StringComparison.Ordinal));
    }
}
