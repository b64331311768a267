namespace NestedDsc.Tool.Tests.Running;

/// <summary>How a run of the tool ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
