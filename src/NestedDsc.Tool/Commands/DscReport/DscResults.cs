using System.Text.Json;
using System.Xml;
using NestedDsc.Reports;
using NestedDsc.Tool.Engine;

namespace NestedDsc.Tool.Commands.DscReport;

/// <summary>Reads the instances of an output.</summary>
internal static class DscResults
{
    private const string Compliant = ":Compliant";

    /// <summary>Reads an instance, or those of a group. A group's own verdict compares texts of documents, so it is left out.</summary>
    /// <param name="item">An element of <c>results</c>.</param>
    /// <param name="group">Name of the group that it is in, with a slash; empty if it is in none.</param>
    public static IEnumerable<DscInstance> Read(DscNode item, string group)
    {
        string name = group + item.Get("name").Text();
        string type = item.Get("type").Text();
        DscNode result = item.Get("result");
        return DscGroups.Members(result) is { } members ? members.SelectMany(member => Read(member, name + "/"))
            : DscGroups.Asserted(type, result) is { } asserted ? asserted.Select(member => Asserted(member, name + "/"))
            : [Instance(item, name, type, result)];
    }

    // An assertion that does not hold ends the run: what is in a result has held.
    private static DscInstance Asserted(DscNode item, string group)
    {
        DscNode? state = item.Find("properties");
        state?.Object();
        return new DscInstance(
            new ResourceResult
            {
                Name = group + item.Get("name").Text(),
                Type = item.Get("type").Text(),
                Verdict = Verdict.Compliant,
                Actual = state?.Element.Clone(),
                Reasons = state is { } found ? Remarks(found, "reasons") : [],
                Notices = state is { } known ? Remarks(known, "notices") : [],
            },
            IsSet: false);
    }

    private static DscInstance Instance(DscNode item, string name, string type, DscNode result)
    {
        bool isSet = result.Find("afterState") is not null;
        bool isGet = !isSet && result.Find("inDesiredState") is null && result.Find("differingProperties") is null;
        DscNode state = isSet ? result.Get("afterState") : result.Get("actualState");
        state.Object();
        IReadOnlyList<Remark> reasons = Remarks(state, "reasons");
        IReadOnlyList<string> names = isGet ? [] : Names(isSet ? result.Find("changedProperties") : result.Get("differingProperties"));
        bool met = isSet || isGet ? IsMet(item, reasons, names) : result.Get("inDesiredState").Flag();
        bool isOpen = isGet && reasons.Count == 0;
        return new DscInstance(
            new ResourceResult
            {
                Name = name,
                Type = type,
                Verdict = isOpen ? Verdict.Error : met ? Verdict.Compliant : Verdict.NotCompliant,
                Error = isOpen ? "The output of 'dsc config get' does not say whether it is in desired state. Run 'dsc config test'." : null,
                Desired = isSet ? null : result.Find("desiredState")?.Element.Clone(),
                Actual = state.Element.Clone(),
                DifferingProperties = names,
                Reasons = reasons,
                Blockers = Remarks(state, "blockers"),
                Notices = Remarks(state, "notices"),
                RestartRequired = Restarts(item, state),
                Duration = Duration(item),
            },
            isSet);
    }

    // A resource says in its reasons what is still missing; one that gives none has done what it was asked, unless it only said
    // what it would do. A what-if that would change nothing has reasons too: the set may be refused, or wait for a restart.
    private static bool IsMet(DscNode item, IReadOnlyList<Remark> reasons, IReadOnlyList<string> changed)
    {
        bool whatIf = Metadata(item).Any(static m => m.Find("whatIf") is not null)
            || item.Find("metadata")?.Find("whatIf") is not null;
        return (!whatIf || changed.Count == 0) && reasons.All(static r => r.Code.EndsWith(Compliant, StringComparison.Ordinal));
    }

    private static IEnumerable<DscNode> Metadata(DscNode item) =>
        new[] { item.Find("executionInformation"), item.Find("metadata")?.Find("Microsoft.DSC") }.Where(static m => m is not null).Select(static m => m!.Value);

    private static IReadOnlyList<string> Names(DscNode? names) => names is { } list ? [.. list.Items().Select(static n => n.Text())] : [];

    // Other resources may use the names for something else: what is no remark is none.
    private static IReadOnlyList<Remark> Remarks(DscNode state, string name)
    {
        if (!state.Element.TryGetProperty(name, out JsonElement list) || list.ValueKind is not JsonValueKind.Array)
        {
            return [];
        }

        return [.. from remark in list.EnumerateArray()
                   let code = Json.Text(remark, "code")
                   let phrase = Json.Text(remark, "phrase")
                   where code is not null && phrase is not null
                   select new Remark(code, phrase)];
    }

    private static IReadOnlyList<string> Restarts(DscNode item, DscNode state) =>
        [.. Metadata(item).Select(static m => m.Find("restartRequired")).Append(state.Find("_restartRequired"))
            .Where(static list => list?.Element.ValueKind is JsonValueKind.Array)
            .SelectMany(static list => list!.Value.Items())
            .Select(static r => Json.Text(r.Element, "system"))
            .OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    private static TimeSpan? Duration(DscNode item)
    {
        string? text = Metadata(item).Select(static m => Json.Text(m.Element, "duration")).FirstOrDefault(static t => t is not null);
        try
        {
            return text is null ? null : XmlConvert.ToTimeSpan(text);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return null;
        }
    }
}

/// <summary>An instance in an output.</summary>
/// <param name="Result">What was found out.</param>
/// <param name="IsSet">Whether a set wrote it.</param>
internal sealed record DscInstance(ResourceResult Result, bool IsSet);
