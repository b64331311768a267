using System.Globalization;
using System.Text.RegularExpressions;

namespace NestedDsc.Tool.Engine;

/// <summary>
/// Finds the resource's own exit code and messages in what <c>dsc</c> says of a failure: its own exit code is 2 for any of them.
/// </summary>
internal static partial class DscFailure
{
    public static OperationException Of(string resource, ChildResult result)
    {
        var errors = result.ErrorLines.Select(TraceLine.Parse)
            .Where(static line => line.IsError || line.Level is null)
            .Select(static line => line.Message)
            .ToList();
        Match? exit = errors.Select(static error => ResourceExit().Match(error)).FirstOrDefault(static match => match.Success);
        if (exit is null)
        {
            return OperationException.Failed("dsc", result.ExitCode, null, errors);
        }

        string text = exit.Groups["text"].Value.Trim();
        return OperationException.Failed(
            resource,
            int.Parse(exit.Groups["code"].Value, CultureInfo.InvariantCulture),
            text.Length == 0 ? null : text,
            [.. errors.Select(static error => FromResource().Match(error))
                .Where(static match => match.Success)
                .Select(static match => match.Groups["text"].Value)]);
    }

    [GeneratedRegex(
        @"\[exit code (?<code>-?\d{1,9})\](?: manifest description: (?<text>.*))?",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ResourceExit();

    [GeneratedRegex(
        @"^PID \d+: (?<text>.*)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FromResource();
}
