using NestedDsc.Tool.Engine;
using NestedDsc.Tool.Output;

namespace NestedDsc.Tool.Commands.Demo.Steps;

/// <summary>Shows what a set changed, and what to know about it.</summary>
internal static class Changes
{
    public static void Show(SetResult result, Report report)
    {
        var before = new Machine(result.Before);
        var after = new Machine(result.After);
        foreach (string property in result.Changed)
        {
            report.Item($"{property}: {before.Value(property)} -> {after.Value(property)}");
        }

        foreach (string notice in after.Notices)
        {
            report.Note(notice);
        }
    }
}
