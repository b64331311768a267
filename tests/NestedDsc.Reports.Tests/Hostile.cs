using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using NestedDsc.Documents;

namespace NestedDsc.Reports.Tests;

/// <summary>Reports whose names, phrases and paths are made to break out of every format.</summary>
internal static class Hostile
{
    public static readonly string[] Pieces =
    [
        "</script><script>document.documentElement.dataset.pwned=1</script>", "<img src=x onerror=document.documentElement.dataset.pwned=1>",
        "<!--<script>", "-->", "]]>", "&lt;b&gt;", "\"><svg/onload=alert(1)>", "' onmouseover='alert(1)", "javascript:alert(1)",
        "|", "||", "`", "``", "```\n", "\\", "\\|", "*b*", "_i_", "[x](javascript:alert(1))", "![x](http://evil.example/a.png)", "@team/owners",
        "#1", "~~s~~", "$x$", ":b:", "<details>", "http://evil.example", "www.evil.example", "---", "# head",
        "::error::x", "::stop-commands::x", "%0A::error::", "##vso[task.complete]", "\r", "\n", "\r\n", "\n\n", "\t", "\0", "\u0001", "\u001b[31m",
        "\u0085", "\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffe", "\uffff", "\ud800", "\udc00", "😀", "日本", "é",
        "{0}", "{", "}", "{{hosts}}", ",", ":", ";", "%", "\"", "'", " ", "", "a", "lab-web01", "C:\\labs\\a b.yaml", "/srv/ü.yaml",
    ];

    public static Gen<string> Text { get; } = Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]).Array[0, 5].Select(static parts => string.Concat(parts));

    public static Gen<HostResult[]> Hosts { get; } = Gen.Select(Text, Text, Resource().Array[0, 3], Gen.Bool)
        .Select(static (name, file, resources, fails) => new HostResult(name, file, resources, fails ? file : null))
        .Array[1, 3];

    public static Gen<ReportHeader> Header { get; } =
        Text.Select(static text => new ReportHeader(text, "test", text, new DateTimeOffset(2026, 7, 1, 6, 30, 0, TimeSpan.Zero)));

    private static Gen<ResourceResult> Resource()
    {
        Gen<Remark> remark = Gen.Select(Text, Text).Select(static (code, phrase) => new Remark(code, phrase));
        return Gen.Select(Text, Text, remark.Array[0, 2], Gen.Enum<Verdict>(), State(), Gen.Int[0, 3])
            .Select(static (name, other, remarks, verdict, state, line) => new ResourceResult
            {
                Name = name,
                Type = other,
                Verdict = verdict,
                Desired = state,
                Actual = line == 0 ? null : state,
                DifferingProperties = [other, "p"],
                Reasons = remarks,
                Blockers = remarks,
                Notices = remarks,
                RestartRequired = line == 1 ? [name, other] : [],
                Error = verdict is Verdict.Error ? other : null,
                ExitCode = line == 2 ? 3 : null,
                Location = line == 3 ? null : new SourceLocation(name, line, line),
            });
    }

    private static Gen<JsonElement> State() => Gen.Select(Text, Text).Select(static (a, b) =>
    {
        // Half of a surrogate pair comes as an escape: in UTF-8 there is none.
        string json = new JsonObject { ["p"] = Whole(a), ["vmName"] = Whole(b), [Whole(b) + "x"] = new JsonArray(Whole(a), 1e3, null) }.ToJsonString();
        return Sample.Json(json.Replace("lab-web01", "\\ud800", StringComparison.Ordinal));
    });

    private static string Whole(string text) => string.Concat(text.Select(static c => char.IsSurrogate(c) ? 'x' : c));
}
