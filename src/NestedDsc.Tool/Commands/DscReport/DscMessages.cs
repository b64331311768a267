using System.Text.Json;
using NestedDsc.Reports;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary>Errors of an output that belong to no result.</summary>
internal static class DscMessages
{
    /// <summary>Instances that have an error instead of a result.</summary>
    public static IEnumerable<ResourceResult> Missing(DscNode root, IReadOnlyList<DscInstance> results) =>
        from message in Errors(root)
        where message.Name.Length > 0 && !Has(results, message.Name)
        group message by (message.Name, message.Type) into instance
        select new ResourceResult
        {
            Name = instance.Key.Name,
            Type = instance.Key.Type,
            Verdict = Verdict.Error,
            Error = string.Join(" ", instance.Select(static m => m.Text)),
        };

    /// <summary>Errors that stand for no instance without a result, or that nothing more is said about.</summary>
    public static string? Unassigned(DscNode root, IReadOnlyList<DscInstance> results)
    {
        var errors = Errors(root).ToList();
        string[] own = [.. errors.Where(m => m.Name.Length == 0 || Has(results, m.Name)).Select(static m => m.Name.Length == 0 ? m.Text : $"{m.Name}: {m.Text}")];
        return own.Length > 0 ? string.Join(" ", own)
            : errors.Count == 0 && root.Find("hadErrors") is { } had && had.Flag() ? "dsc reports errors and does not say which."
            : null;
    }

    private static bool Has(IReadOnlyList<DscInstance> results, string name) =>
        results.Any(r => r.Result.Name.Equals(name, StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Type, string Text)> Errors(DscNode root) =>
        from message in root.Find("messages")?.Items() ?? []
        where message.Object().ValueKind is JsonValueKind.Object
            && string.Equals(Json.Text(message.Element, "level"), "error", StringComparison.OrdinalIgnoreCase)
        select (Json.Text(message.Element, "name") ?? "", Json.Text(message.Element, "type") ?? "", Json.Text(message.Element, "message") ?? "");
}
